import numpy as np
import torch

for kind in [np.float32, np.float64, np.int64, np.int32, np.uint8, np.int8, np.bool_]:
    array = np.array([0, 1, 2]).astype(kind)
    tensor = torch.from_numpy(array)
    print(array.dtype, tensor.dtype, tensor, tensor.numpy().dtype)
print(torch.tensor([1.0, 2.0]).numpy(), torch.tensor([1, 2]).numpy())
print(np.array(torch.tensor([[1, 2], [3, 4]])))
print(torch.tensor([1.5]) + 1, np.asarray(torch.ones(2)))
print(torch.ones(2).half().numpy().dtype)
print(torch.from_numpy(np.ones((2, 3))).float().dtype)
x = np.arange(6).reshape(2, 3)
print(torch.tensor(x.T), torch.from_numpy(x.T).stride(), torch.from_numpy(x[:, ::2]))
print(np.mean(torch.tensor([1.0, 2.0]).numpy()), torch.tensor([1.0, 2.0]).numpy().sum())
