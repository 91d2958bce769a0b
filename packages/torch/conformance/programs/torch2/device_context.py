# torch.set_default_device and `with torch.device(…)`, new in PyTorch 2.0; get_default_device in 2.3.
import torch

with torch.device("cpu"):
    print(torch.ones(2).device)
torch.set_default_device("cpu")
print(torch.zeros(1).device, torch.get_default_device())
