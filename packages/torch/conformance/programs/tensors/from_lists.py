import torch

scalar = torch.tensor(7)
vector = torch.tensor([7, 7])
MATRIX = torch.tensor([[7, 8], [9, 10]])
TENSOR = torch.tensor([[[1, 2, 3], [3, 6, 9], [2, 4, 5]]])

for name, value in [("scalar", scalar), ("vector", vector), ("MATRIX", MATRIX), ("TENSOR", TENSOR)]:
    print(name)
    print(value)
    print("ndim", value.ndim, "shape", value.shape, "dtype", value.dtype)

print(scalar.item(), type(scalar.item()))
print(MATRIX[1], MATRIX[1][0], TENSOR[0])
print(vector.shape[0], len(MATRIX), list(TENSOR.shape))
