import torch

torch.manual_seed(0)
print(torch.bernoulli(torch.tensor([0.1, 0.5, 0.9, 1.0, 0.0])))
print(torch.bernoulli(torch.full((2, 4), 0.5)))
print(torch.empty(6).bernoulli_(0.3))
weights = torch.tensor([0.0, 10.0, 3.0, 0.0])
print(torch.multinomial(weights, 6, replacement=True))
print(torch.multinomial(torch.tensor([[0.2, 0.8], [0.9, 0.1]]), 5, replacement=True))
print(torch.multinomial(torch.ones(5), 10, replacement=True))
print(torch.multinomial(weights, 2).sort().values)
try:
    torch.multinomial(weights, 3)
except RuntimeError as error:
    print(str(error).split("\n")[0][:60])
probs = torch.tensor([0.1, 0.2, 0.7])
draws = torch.multinomial(probs, 1000, replacement=True)
print(torch.bincount(draws, minlength=3) / 1000)
