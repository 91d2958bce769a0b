import numpy as np

for kind in (np.float32, np.float64, np.int32, np.int64, np.uint8, np.int8, np.bool_, np.float16):
    a = np.array([0, 1, 2], dtype=kind)
    print(a.dtype, a, a.itemsize, (a + 1).dtype, (a * 1.5).dtype)
print(np.array([1, 2]).astype(np.float32), np.array([1.9, -1.9]).astype(int), np.array([0.0, 2.0]).astype(bool), np.array([256, 255]).astype(np.uint8))
print(np.array([1, 2], dtype=np.float32).dtype, np.array([1.5, 2]).dtype, np.array([1, 2]).dtype, np.array([True]).dtype)
print(np.result_type(np.float32, np.int64), np.float32(1) + np.float32(2), np.dtype("float32") == np.float32, np.array([1], dtype="int64").dtype.name)
print(np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8), np.array([1, 2], dtype=np.int32) + np.array([1.5, 2.5], dtype=np.float32))
print(np.finfo(np.float32).eps, np.iinfo(np.int8).max, np.iinfo(np.uint8).min, np.issubdtype(np.float32, np.floating))
print((np.array([1, 2]) / 2).dtype, (np.array([1, 2], dtype=np.float32) / 2).dtype, np.mean(np.array([1, 2], dtype=np.float32)).dtype)
