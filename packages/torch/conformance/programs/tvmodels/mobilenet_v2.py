import torch
import torchvision

torch.manual_seed(0)
model = torchvision.models.mobilenet_v2(weights=None).eval()
print(sum(p.numel() for p in model.parameters()), len(model.features), model.classifier)
with torch.no_grad():
    print(model(torch.zeros(1, 3, 32, 32)).shape, model.features(torch.zeros(1, 3, 64, 64)).shape)
print(model.features[1])
print(model.features[2].conv[1], model.features[3].use_res_connect, model.features[2].use_res_connect)
print(list(model.state_dict())[:8])
