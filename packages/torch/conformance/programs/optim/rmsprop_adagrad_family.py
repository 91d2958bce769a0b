import torch

def run(cls, **kwargs):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    optimizer = cls([w], **kwargs)
    path = []
    for step in range(4):
        optimizer.zero_grad()
        ((w - 3) ** 2).sum().backward()
        optimizer.step()
        path.append([round(v, 4) for v in w.tolist()])
    print(cls.__name__, kwargs, path)

run(torch.optim.RMSprop)
run(torch.optim.RMSprop, lr=0.1, alpha=0.9)
run(torch.optim.RMSprop, lr=0.1, momentum=0.9)
run(torch.optim.RMSprop, lr=0.1, centered=True)
run(torch.optim.RMSprop, lr=0.1, weight_decay=0.1)
run(torch.optim.Adagrad)
run(torch.optim.Adagrad, lr=0.5)
run(torch.optim.Adagrad, lr=0.5, lr_decay=0.1, weight_decay=0.01)
run(torch.optim.Adadelta)
run(torch.optim.Adadelta, lr=1.0, rho=0.5)
run(torch.optim.Rprop, lr=0.1)
run(torch.optim.ASGD, lr=0.1)
