import torch

q = torch.tensor([[1.0, 2.0, 3.0], [4.0, 0.0, 1.0], [0.5, 0.6, 0.7]])
actions = torch.tensor([2, 0, 1])
chosen = q.gather(1, actions.unsqueeze(1)).squeeze(1)
print(chosen)
best, best_action = q.max(1)
print(best, best_action)
rewards = torch.tensor([1.0, 0.0, -1.0])
done = torch.tensor([False, False, True])
target = rewards + 0.9 * best * (~done)
print(target)
print(target - chosen, ((target - chosen) ** 2).mean())
returns = torch.zeros(4)
running = 0.0
for t in reversed(range(4)):
    running = 1.0 + 0.5 * running
    returns[t] = running
print(returns)
sorted_q, order = q.sort(dim=1, descending=True)
print(sorted_q, order)
print(q.argsort(dim=1).argsort(dim=1))
print(q.flatten()[q.flatten().topk(3).indices], torch.stack([q.argmax() // 3, q.argmax() % 3]))
