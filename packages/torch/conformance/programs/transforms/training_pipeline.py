import numpy as np
import torch
from PIL import Image
from torchvision import transforms

rng = np.random.RandomState(0)
photo = Image.fromarray(rng.randint(0, 256, (40, 60, 3)).astype(np.uint8))
train_tf = transforms.Compose([transforms.Resize((16, 16)), transforms.RandomHorizontalFlip(p=0.5), transforms.ToTensor(),
                               transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])])
test_tf = transforms.Compose([transforms.Resize(18), transforms.CenterCrop(16), transforms.ToTensor()])
torch.manual_seed(42)
for _ in range(3):
    out = train_tf(photo)
    print(out.shape, f"{out.mean():.4f} {out.std():.4f}", out[0, 0, :3])
out = test_tf(photo)
print(out.shape, out[:, 8, 8], f"{out.min():.4f} {out.max():.4f}")
unnormalised = train_tf(photo) * torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1) + torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
print(unnormalised.min() >= -1e-6, unnormalised.permute(1, 2, 0).shape)
again = transforms.ToPILImage()(unnormalised.clamp(0, 1))
print(again.size, again.mode, np.array(again)[0, 0])
