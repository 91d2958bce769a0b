import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
print(device)
print(torch.cuda.is_available(), torch.cuda.device_count(), torch.backends.mps.is_available())
d = torch.device("cpu")
print(d, repr(d), d.type, d.index)
x = torch.tensor([1, 2, 3])
print(x.device, x.to(d).device, x.to("cpu") is x, x.cpu() is x)
print(torch.zeros(2, device=device), torch.ones(2, device=d).device)
print(x.device == torch.device("cpu"), str(x.device))
model = torch.nn.Linear(2, 1).to(device)
print(next(model.parameters()).device)
print(x.to(device, dtype=torch.float32))
print(torch.rand(2, 2, device="cpu").device)
