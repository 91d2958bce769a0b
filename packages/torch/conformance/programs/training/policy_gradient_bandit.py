import torch

torch.manual_seed(0)
true_means = torch.tensor([0.1, 0.5, 0.9])
logits = torch.zeros(3, requires_grad=True)
optimizer = torch.optim.SGD([logits], lr=0.2)
baseline = 0.0
counts = torch.zeros(3)
for step in range(60):
    dist = torch.distributions.Categorical(logits=logits)
    action = dist.sample()
    reward = torch.bernoulli(true_means[action]).item()
    loss = -(reward - baseline) * dist.log_prob(action)
    baseline += 0.1 * (reward - baseline)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    counts[action] += 1
    if step % 20 == 0:
        print(step, action, reward, f"{loss.item():.4f}", logits.detach().softmax(0))
print(counts, logits.argmax(), f"{baseline:.3f}")
rewards = [1.0, 0.0, 2.0]
returns, R = [], 0
for r in reversed(rewards):
    R = r + 0.9 * R
    returns.insert(0, R)
returns = torch.tensor(returns)
print(returns, (returns - returns.mean()) / (returns.std() + 1e-8))
