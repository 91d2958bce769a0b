import torch

loss = torch.tensor(0.123456, requires_grad=True) * 2
accuracy = torch.tensor(0.8765)
print(f"Loss: {loss:.4f} | Acc: {accuracy * 100:.2f}%")
print(f"Loss: {loss}")
print(f"Loss: {loss.item():.5f}")
print("Loss:", loss.detach())
print(f"{torch.tensor([1.0, 2.0])}")
print(f"{torch.tensor(5)} {torch.tensor(5):03d} {torch.tensor(5.0):.0f}")
print("{} {}".format(torch.tensor(1), torch.zeros(2)))
print("%s %.1f %d" % (torch.tensor(2.5), torch.tensor(2.5), torch.tensor(7)))
print(f"{torch.tensor(1e-7):.2e} {torch.tensor(0.5):10.3f}| {torch.tensor(0.5):<8.2f}|")
print(f"{torch.tensor(True)} {torch.tensor([True])} {torch.Size([1, 2])} {torch.float32}")
for epoch in range(3):
    print(f"Epoch: {epoch} | {torch.tensor(epoch / 3):.3f}", end=" ")
print()
try:
    print(f"{torch.tensor([1.0, 2.0]):.2f}")
except TypeError as error:
    print(error)
