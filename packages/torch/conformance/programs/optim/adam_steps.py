import torch

def run(cls, **kwargs):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    optimizer = cls([w], **kwargs)
    for step in range(4):
        optimizer.zero_grad()
        loss = (w ** 2).sum() + w[0]
        loss.backward()
        optimizer.step()
    print(cls.__name__, kwargs, f"{loss.item():.5f}", w.detach())

run(torch.optim.Adam)
run(torch.optim.Adam, lr=0.1)
run(torch.optim.Adam, lr=0.1, betas=(0.5, 0.9))
run(torch.optim.Adam, lr=0.1, weight_decay=0.1)
run(torch.optim.Adam, lr=0.1, amsgrad=True)
run(torch.optim.Adam, lr=0.1, eps=0.1)
run(torch.optim.AdamW, lr=0.1)
run(torch.optim.AdamW, lr=0.1, weight_decay=0.5)
run(torch.optim.RAdam, lr=0.1)
run(torch.optim.Adamax, lr=0.1)
