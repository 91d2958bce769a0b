import torch
from torch import nn


class LinearRegressionModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)
        self.bias = nn.Parameter(torch.randn(1, dtype=torch.float), requires_grad=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.weights * x + self.bias


torch.manual_seed(42)
model_0 = LinearRegressionModel()
print(list(model_0.parameters()))
print({k: v for k, v in model_0.state_dict().items()})
X = torch.arange(0, 1, 0.25).unsqueeze(1)
with torch.inference_mode():
    y_preds = model_0(X)
print(y_preds)
print(model_0(X))
print(model_0, model_0.training, isinstance(model_0, nn.Module))
print([name for name, _ in model_0.named_parameters()], model_0.weights.shape)
y = 0.7 * X + 0.3
print(f"Predictions off by {y - y_preds}")
