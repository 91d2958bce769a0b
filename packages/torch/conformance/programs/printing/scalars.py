import torch

for value in [0, 1, -1, 0.0, 1.0, -1.0, 0.5, 3.14159265, 1e-3, 1e-5, 123.456, 12345.678, 1e8, 1e-8, -2.5e10,
              float("inf"), float("-inf"), float("nan"), True, False, 2**40, 0.1 + 0.2, 100000.0, 1234567.0, 99999.5]:
    print(value, torch.tensor(value))
print(repr(torch.tensor(1.5)), str(torch.tensor(1.5)), f"{torch.tensor(1.5)}")
print(torch.tensor(1.5, dtype=torch.float64), torch.tensor(3, dtype=torch.int32), torch.tensor(1, dtype=torch.uint8))
print(f"{torch.tensor(3.14159):.2f} {torch.tensor(42):d} {torch.tensor(2.5):.3e} {torch.tensor(7):>6}")
