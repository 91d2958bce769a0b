import torch

def run(**kwargs):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    optimizer = torch.optim.SGD([w], **kwargs)
    for step in range(3):
        optimizer.zero_grad()
        loss = (w ** 2).sum() + w[0]
        loss.backward()
        optimizer.step()
        print(step, f"{loss.item():.4f}", w.detach())

for kwargs in [dict(lr=0.1), dict(lr=0.1, momentum=0.9), dict(lr=0.1, momentum=0.9, nesterov=True), dict(lr=0.1, weight_decay=0.5),
               dict(lr=0.1, momentum=0.9, dampening=0.5), dict(lr=0.1, maximize=True)]:
    print(kwargs)
    run(**kwargs)
