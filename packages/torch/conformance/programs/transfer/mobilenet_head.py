import torch
import torchvision
from torch import nn

torch.manual_seed(0)
model = torchvision.models.mobilenet_v3_small(weights=None)
print(model.classifier)
print(sum(p.numel() for p in model.parameters()), sum(p.numel() for p in model.features.parameters()))
for p in model.features.parameters():
    p.requires_grad = False
model.classifier = nn.Sequential(nn.Dropout(p=0.2, inplace=True), nn.Linear(in_features=576, out_features=3, bias=True))
print(sum(p.numel() for p in model.parameters() if p.requires_grad), sum(p.numel() for p in model.parameters()))
model.eval()
with torch.inference_mode():
    features = model.avgpool(model.features(torch.zeros(2, 3, 32, 32))).flatten(1)
    print(features.shape, model(torch.zeros(2, 3, 32, 32)).shape)
print(len(model.features), model.features[0], model.features[-1][0])
