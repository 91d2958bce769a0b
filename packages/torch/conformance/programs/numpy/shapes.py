import numpy as np

a = np.arange(6)
print(a.reshape(2, 3), a.reshape(3, -1), a.reshape(2, 3).T, a.reshape(2, 3).flatten(), a.reshape(2, 3).ravel())
m = a.reshape(2, 3)
m[0, 0] = 99
print(a)
print(np.concatenate([a, a]), np.concatenate([m, m], axis=1), np.vstack([a, a]).shape, np.hstack([m, m]).shape, np.stack([a, a], axis=1).shape)
print(np.expand_dims(a, 0).shape, np.squeeze(np.ones((1, 3, 1))).shape, m.transpose(1, 0).shape, np.transpose(np.zeros((2, 3, 4)), (2, 0, 1)).shape)
print(np.split(a, 3), np.array_split(a, 4), np.hsplit(m, 3)[0], np.swapaxes(m, 0, 1).shape, np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape)
print(np.append([1, 2], [3]), np.insert([1, 2], 1, 9), np.delete([1, 2, 3], 0), np.flip(a), np.roll(a, 2), np.rot90(m).shape)
print(np.pad([1, 2], 1), np.pad(m, ((0, 1), (0, 0)), constant_values=-1), np.broadcast_to([1, 2], (2, 2)), np.atleast_2d(a).shape)
print(np.column_stack([[1, 2], [3, 4]]), m.shape, m.strides, np.ascontiguousarray(m.T).shape, np.triu(np.ones((2, 2))), np.tril(np.ones((2, 2))))
try:
    a.reshape(4, 2)
except ValueError as error:
    print(error)
