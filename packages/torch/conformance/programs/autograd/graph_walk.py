import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
w = torch.tensor([3.0, 4.0], requires_grad=True)
loss = ((x * w).sum() - 1) ** 2
print(loss)


def walk(node, depth=0):
    if node is None:
        return
    print("  " * depth + node.name().split("::")[-1])
    for child, _ in node.next_functions:
        walk(child, depth + 1)


walk(loss.grad_fn)
print(type(loss.grad_fn).__name__, len(loss.grad_fn.next_functions))
leaf = (x * 2).grad_fn.next_functions[0][0]
print(leaf.variable is x)
print(x.grad_fn, (x + 1).grad_fn.next_functions[0][0].name())
lin = torch.nn.Linear(2, 1)
out = torch.sigmoid(lin(x.unsqueeze(0))).mean()
walk(out.grad_fn)
loss.backward()
print(x.grad, w.grad)
