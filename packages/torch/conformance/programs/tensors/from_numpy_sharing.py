import numpy as np
import torch

array = np.arange(1.0, 8.0)
tensor = torch.from_numpy(array)
print(array.dtype, tensor.dtype)
print(tensor)
array += 1
print(array)
print(tensor)
tensor[0] = -5
print(array[0])
copied = torch.tensor(array)
array[1] = 1000
print(copied)
ones = torch.ones(5)
numpy_ones = ones.numpy()
print(numpy_ones, numpy_ones.dtype)
ones.add_(1)
print(numpy_ones)
print(torch.as_tensor(array).dtype, torch.from_numpy(array).type(torch.float32).dtype)
shared = torch.as_tensor(array)
array[2] = 77
print(shared)
