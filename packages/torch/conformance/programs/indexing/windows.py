import torch

series = torch.arange(10.0)
window = 3
X = torch.stack([series[i:i + window] for i in range(len(series) - window)])
y = series[window:]
print(X, y)
print(series.unfold(0, 3, 1)[:-1].equal(X))
moving = series.unfold(0, 4, 2).mean(dim=1)
print(moving)
diff = series[1:] ** 2 - series[:-1] ** 2
print(diff, torch.diff(series ** 2))
print(series.view(5, 2)[:, 0], series[::2])
text = "hello world"
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
encoded = torch.tensor([stoi[c] for c in text])
print(chars, encoded)
block = 4
for t in range(block):
    print(f"when input is {encoded[:t + 1].tolist()} the target: {encoded[t + 1]}")
xb = torch.stack([encoded[i:i + block] for i in (0, 3, 6)])
yb = torch.stack([encoded[i + 1:i + block + 1] for i in (0, 3, 6)])
print(xb, yb)
