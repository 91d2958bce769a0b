import numpy as np

a = np.array([[1, 2], [3, 4]])
for row in a:
    print(row, list(row) == row.tolist(), type(row).__name__)
for (i, j), v in np.ndenumerate(a):
    print(i, j, v)
print([x * 2 for x in a.flatten().tolist()], sum(a.ravel()), max(a.flat), a.item(3), float(a[0, 0]), int(a.sum()))
print(np.array([x for x in range(3)]), np.fromiter((i * i for i in range(4)), dtype=np.int64), np.vectorize(lambda v: v + 1)(a))
print(np.apply_along_axis(np.sum, 1, a), list(zip(a[0], a[1])) == [(1, 3), (2, 4)], len(a), a.size, bool(np.array([1])))
b = a
c = a.copy()
b[0, 0] = 9
print(a[0, 0], c[0, 0], np.array_equal(a, b), a is b, (a == c).all())
try:
    if a > 2:
        pass
except ValueError as error:
    print(error)
with np.printoptions(precision=2, suppress=True):
    print(np.array([1.23456, 1e-9]))
np.set_printoptions(precision=3)
print(np.array([1.23456, 2.0]))
np.set_printoptions(precision=8)
print(f"{a.mean():.2f} {a[0]} {np.float32(0.5):.3f}")
