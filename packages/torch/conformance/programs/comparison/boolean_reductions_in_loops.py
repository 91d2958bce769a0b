import torch

losses = torch.tensor([1.0, 0.8, 0.7, 0.72, 0.69, 0.695, 0.71, 0.73])
best, patience, wait = float("inf"), 2, 0
for epoch, loss in enumerate(losses):
    if loss < best:
        best, wait = loss.item(), 0
    else:
        wait += 1
    print(f"{epoch} {loss:.3f} best={best:.3f} wait={wait}")
    if wait > patience:
        print("stop")
        break
improved = losses[1:] < losses[:-1]
print(improved, improved.sum(), (losses == losses.min()).nonzero().item(), losses.cummin(0).values)
while (losses > 0.7).any():
    losses = losses * 0.95
print(losses)
print("all small" if (losses < 1).all() else "some large", not (losses > 2).any())
assert torch.isfinite(losses).all()
count = 0
for a, b in zip(losses, losses[1:]):
    count += int(a > b)
print(count, max(losses), min(losses), sorted(losses.tolist())[:2])
