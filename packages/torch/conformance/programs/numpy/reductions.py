import numpy as np

a = np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 6.0]])
print(a.sum(), a.mean(), a.max(), a.min(), a.std(), a.var(), a.prod())
print(a.sum(axis=0), a.mean(axis=1), a.max(axis=0), a.argmax(), a.argmax(axis=1), a.argmin(0), a.std(axis=0))
print(a.sum(axis=1, keepdims=True), a.cumsum(), a.cumsum(axis=1), np.cumprod([1, 2, 3]))
print(np.median(a), np.percentile(a, 50), np.quantile(a, [0.25, 0.75]), np.ptp(a), np.average([1, 2, 3], weights=[3, 2, 1]))
print(np.sum([1, 2, 3]), np.mean([[1, 2], [3, 4]], axis=0), np.max([3, 9]), np.amin([3, 9]), np.std([1, 2, 3], ddof=1))
print((a > 2).sum(), (a > 2).mean(), np.any(a > 5), np.all(a >= 0), (a > 2).any(axis=0), np.count_nonzero(a))
print(np.nanmean([1, np.nan, 3]), np.nansum([1, np.nan]), np.linalg.norm(a), a.trace(), np.corrcoef([1, 2, 3], [2, 4, 7]).round(3))
print(np.array([1, 2]).sum().dtype, np.array([True, True]).sum(), np.array([1, 2]).mean())
print(np.bincount([0, 1, 1, 3]), np.histogram([1, 2, 2, 5], bins=4), np.cov([1, 2, 3], [1, 2, 3])[0, 0])
