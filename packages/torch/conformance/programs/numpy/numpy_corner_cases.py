# Corners of functions that few programs use: views written into, NaN alone, overlapping conditions.
import warnings

import numpy as np

a = np.arange(24).reshape(2, 3, 4)
for axis in (-1, -2, -3, 0, 1, 2):
    print(axis, np.rollaxis(a, axis).shape, np.rollaxis(a, axis, 2).shape, np.rollaxis(a, axis, 3).shape, np.rollaxis(a, axis, -1).shape)
print(np.rollaxis(a, -1)[0])

x = np.linspace(-2, 2, 5)
print(np.piecewise(x, [x < 1, x > -1], [lambda v: -v, lambda v: v * 10]))
print(np.piecewise(x, [x > 0], [np.log]))
print(np.piecewise(x, [x < 0, x > 0], [-1, 1, 7]))
print(np.piecewise(x, x > 0, [1, -1]))
seen = []
np.piecewise(x, [x < -5, x >= 1], [lambda v: seen.append(1) or v, lambda v: seen.append(v.tolist()) or v])
print(seen)
print(np.piecewise(np.array([1, 2, 3]), [[True, False, True]], [1.9]))
print(np.piecewise(x.reshape(5, 1), [x.reshape(5, 1) > 0], [lambda v, k: v * k, 0], 3))
try:
    np.piecewise(x, [x > 0], [1, 2, 3])
except ValueError as error:
    print(error)

m = np.arange(6.0).reshape(2, 3)
np.put(m.T, [0, 1, -1], [10, 20, 30])
print(m)
np.put(m, [[0, 1], [2, 3]], [5, 6])
print(m)
np.put(m[:, ::2], 3, 99)
print(m)
try:
    np.put(m, 6, 1)
except IndexError as error:
    print(error)
np.place(m.T, m.T > 5, [-1, -2])
print(m)
np.place(m[:, 1], m[:, 1] > -5, [0.5])
print(m)
try:
    np.place(m, m < 9, [])
except ValueError as error:
    print(error)
np.putmask(m, m < 0, [7, 8])
print(m)
np.putmask(m.T, m.T > 6, m.T * 2)
print(m)
cube = np.zeros((2, 2, 2), dtype=int)
np.fill_diagonal(cube, 4)
print(cube.ravel())

nan = np.nan
with_gaps = np.array([[nan, 1.0, 3.0], [nan, nan, nan]], dtype=np.float32)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(np.nanmax(with_gaps, axis=1), np.nanmin(with_gaps, axis=1).dtype)
    print(np.nanmin(with_gaps, axis=0), np.nanmax(with_gaps, axis=1, keepdims=True))
    print(np.nanmax(with_gaps), np.nanmax(with_gaps[1]), type(np.nanmin(with_gaps[1])).__name__)
print([(w.category.__name__, str(w.message)) for w in caught])
print(np.nanmax([1, 5, 2]), np.nanmin(np.array([[3, 1], [2, 4]]), axis=0), np.nanargmax([4, 9, 1]))
print(np.nanargmax(with_gaps[0]), np.nanargmin(with_gaps[0]), np.nanargmin(np.array([[nan, 2.0], [1.0, nan]]), axis=1))
for call in (lambda: np.nanargmax([nan, nan]), lambda: np.nanargmin(with_gaps, axis=1)):
    try:
        print(call())
    except ValueError as error:
        print(error)

print(np.array_equiv([1, 2], [1, 2, 3]), np.array_equiv([1, 2], [[1, 2], [1, 2]]), np.array_equiv([1, 2], [[1, 2], [1, 3]]))
print(np.array_equiv(3, [3, 3]), np.array_equiv([], []))
