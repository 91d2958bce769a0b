import numpy as np

print(np.array([1, 2, 3]), np.array([1.0, 2.5]), np.array([[1, 2], [3, 4]]))
print(np.zeros(3), np.ones((2, 3)), np.full((2, 2), 7), np.eye(3))
print(np.arange(5), np.arange(1, 10, 2), np.arange(0, 1, 0.25), np.linspace(0, 1, 5))
print(np.zeros((2, 2), dtype=np.int64), np.empty((0, 2)).shape, np.ones(2, dtype=bool))
print(np.zeros_like(np.array([1, 2])), np.ones_like(np.array([1.5])), np.full_like(np.array([1, 2]), 9))
print(np.diag([1, 2]), np.identity(2), np.tri(3), np.logspace(0, 2, 3))
a = np.array([[1, 2, 3], [4, 5, 6]])
print(a.shape, a.ndim, a.size, a.dtype, len(a), a.T.shape, a.itemsize, a.nbytes)
print(np.array([True, False]), np.array([]), np.array(5), np.array("text" and 3.5))
print(np.meshgrid([1, 2], [3, 4, 5])[0], np.repeat([1, 2], 2), np.tile([1, 2], 2))
