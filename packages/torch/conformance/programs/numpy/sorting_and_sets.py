import numpy as np

a = np.array([3, 1, 2, 3])
print(np.sort(a), a.argsort(), np.sort(a)[::-1], np.unique(a), np.unique(a, return_counts=True))
a.sort()
print(a, np.searchsorted(a, 2), np.argmax(a), np.flatnonzero(a > 2), np.nonzero(a == 3))
m = np.array([[3, 1], [2, 4]])
print(np.sort(m, axis=0), np.sort(m, axis=1), np.argsort(m, axis=1), np.sort(m, axis=None))
print(np.isin([1, 5], a), np.intersect1d([1, 2, 3], [2, 3, 4]), np.union1d([1], [2]), np.setdiff1d([1, 2], [2]))
print(np.where(np.array([1, -1]) > 0, "pos", "neg"), np.where([True, False], 1, 0), np.select([a < 2, a > 2], [0, 9], 5))
print(np.array_equal([1, 2], [1, 2]), np.digitize([0.5, 1.5], [0, 1, 2]), np.argpartition([5, 1, 4], 1)[0], np.lexsort(([1, 0], [0, 0])))
labels = np.array(["b", "a", "b"])
classes, inverse = np.unique(labels, return_inverse=True)
print(classes, inverse, (labels == "b").sum())
