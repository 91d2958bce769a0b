import torch

x = torch.arange(3.0)
print([x, x + 1])
print({"a": x, "b": torch.tensor(1)})
print((x, torch.tensor([[1, 2], [3, 4]])))
print(torch.zeros(2, 2).unbind())
print(torch.max(torch.tensor([[1.0, 2.0]]), dim=1))
print(torch.sort(torch.tensor([3, 1, 2])))
print(torch.topk(torch.tensor([3.0, 1.0, 2.0]), 2))
print(torch.tensor([1.0, 3.0, 2.0]).median(dim=0))
print(torch.min(torch.tensor([[4, 2], [1, 3]]), 0))
print(torch.mode(torch.tensor([1, 2, 2, 3])))
print(torch.tensor([[1.0, 5.0]]).cummax(dim=1))
print(torch.kthvalue(torch.tensor([5.0, 1.0, 3.0]), 2))
result = torch.max(torch.tensor([[1.0, 2.0]]), dim=1)
print(type(result).__name__, result.values, result[1])
values, indices = result
print(values, indices)
