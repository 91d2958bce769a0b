import torch

dtypes = [torch.bool, torch.uint8, torch.int8, torch.int32, torch.int64, torch.float16, torch.bfloat16, torch.float32, torch.float64]
for a in dtypes:
    row = [str((torch.ones(1, dtype=a) + torch.ones(1, dtype=b)).dtype)[6:] for b in dtypes]
    print(str(a)[6:].ljust(9), *row)
print(torch.result_type(torch.tensor([1]), torch.tensor(1.0)))
print(torch.promote_types(torch.int32, torch.float16), torch.can_cast(torch.float32, torch.int64))
