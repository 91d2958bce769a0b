import torch
from torch import nn


class TinyVGG(nn.Module):
    def __init__(self, input_shape, hidden_units, output_shape):
        super().__init__()
        self.block_1 = nn.Sequential(
            nn.Conv2d(in_channels=input_shape, out_channels=hidden_units, kernel_size=3, stride=1, padding=1), nn.ReLU(),
            nn.Conv2d(hidden_units, hidden_units, kernel_size=3, stride=1, padding=1), nn.ReLU(),
            nn.MaxPool2d(kernel_size=2, stride=2))
        self.block_2 = nn.Sequential(nn.Conv2d(hidden_units, hidden_units, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(in_features=hidden_units * 7 * 7, out_features=output_shape))

    def forward(self, x):
        x = self.block_1(x)
        x = self.block_2(x)
        return self.classifier(x)


torch.manual_seed(42)
model = TinyVGG(1, 10, 3)
print(model)
x = torch.randn(1, 28, 28).unsqueeze(0)
print(model(x))
for name, module in model.named_children():
    x = module(x)
    print(name, x.shape)
print(sum(p.numel() for p in model.parameters()))
for name, p in model.state_dict().items():
    print(name, tuple(p.shape))
probs = torch.softmax(model(torch.zeros(2, 1, 28, 28)), dim=1)
print(probs)
