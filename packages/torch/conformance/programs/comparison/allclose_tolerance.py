import torch

a = torch.tensor([1.0, 2.0, 3.0])
for delta in (1e-9, 1e-6, 1e-5, 1e-4, 1e-2):
    b = a + delta
    print(delta, torch.equal(a, b), torch.allclose(a, b), torch.allclose(a, b, atol=1e-3), torch.isclose(a, b, rtol=0, atol=1e-4).tolist())
print(torch.allclose(torch.tensor([1e10, 1e-7]), torch.tensor([1.00001e10, 1e-8])))
print(torch.allclose(torch.tensor([float("inf")]), torch.tensor([float("inf")])))
print(torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2])), torch.equal(torch.zeros(2), torch.zeros(2, 1)))
try:
    torch.allclose(torch.tensor([1.0]), torch.tensor([1]))
except RuntimeError as error:
    print(error)
print((a - a * 1.0000001).abs().max() < 1e-5, torch.testing.assert_close(a, a.clone()))
try:
    torch.testing.assert_close(torch.tensor([1.0]), torch.tensor([2.0]))
except AssertionError as error:
    print(str(error).splitlines()[0])
x = torch.tensor([0.1, 0.2, 0.3])
print(x.sum() == 0.6, torch.isclose(x.sum(), torch.tensor(0.6)), x.eq(0.1), x == torch.tensor(0.1))
