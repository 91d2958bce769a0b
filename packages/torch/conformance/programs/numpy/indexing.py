import numpy as np

a = np.arange(12).reshape(3, 4)
print(a[0], a[1, 2], a[-1, -1], a[:, 1], a[1:, ::2], a[::-1], a[:, ::-1][0])
print(a[a > 5], a[[0, 2]], a[[0, 1], [1, 2]], a[np.array([True, False, True])])
a[0, 0] = 100
a[1] = 7
a[a == 7] = -1
a[:, 3] += 10
print(a)
view = a[2]
view[0] = 55
copy = a[2].copy()
copy[1] = 0
print(a[2], copy)
print(a[..., 0], a[None].shape, a[:, np.newaxis].shape, np.where(a > 50), np.argwhere(a < 0).shape)
b = np.array([5, 3, 8])
print(b[b.argsort()], np.take(b, [2, 0]), b[np.arange(2)], b.tolist(), 3 in b)
try:
    a[5]
except IndexError as error:
    print(error)
for row in a:
    print(row.sum(), end=" ")
print()
