import numpy as np

print(np.array([1.0, 2.0, 3.0]), np.array([0.1, 0.22, 0.333]), np.array([1e-10, 1.0]), np.array([1e10, 1.0]))
print(np.array([1.5, 200.25, -3.125]), np.array([100000.0, 1.0]), np.array([1e16, 1.0]))
print(np.array([1 / 3, 2 / 3]), np.array([np.nan, np.inf, 1.0]), np.array([-0.0, 0.0]))
print(repr(np.array([1, 2])), repr(np.array([1.0])), repr(np.array([[1, 2], [3, 4]])), repr(np.array([True])))
print(repr(np.array([1.5], dtype=np.float32)), repr(np.array([1], dtype=np.int32)), repr(np.zeros((0,))))
print(np.arange(12).reshape(3, 4))
print(np.arange(8).reshape(2, 2, 2))
print(np.arange(1001))
print(np.zeros((40, 40)))
print(np.linspace(0, 1, 15))
print(np.array([[1.5, 2], [300, 4]]), np.array([[True, False]]), str(np.array([1, 2])))
print(np.float32(1 / 3), np.float64(1 / 3), np.int64(5), np.array(2.5), np.array([1, -10, 100]))
