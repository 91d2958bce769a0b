import torch

torch.manual_seed(42)
X = torch.arange(8).float().unsqueeze(1)
y = X * 2 + 1
for epoch in range(2):
    order = torch.randperm(len(X))
    for batch in order.split(3):
        print(epoch, batch.tolist(), X[batch].squeeze(1).tolist(), y[batch].squeeze(1).tolist())
noise = torch.randn(8, 1) * 0.1
print((y + noise).squeeze())
sample = X[torch.randint(0, len(X), (3,))]
print(sample.squeeze())
bootstrap = torch.randint(len(X), (len(X),))
print(bootstrap, bootstrap.unique().numel())
train_mask = torch.rand(len(X)) < 0.8
print(train_mask, train_mask.sum())
print(torch.rand(2, 3), torch.randn(2, 3).argmax(1))
print(torch.randn(3, 3).tril())
