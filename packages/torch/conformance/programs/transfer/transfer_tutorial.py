import torch, torchvision, time, copy, os
import torch.nn as nn, torch.optim as optim
from torch.optim import lr_scheduler
from torchvision import datasets, models, transforms
torch.manual_seed(0)
model_ft = models.resnet18(); num_ftrs = model_ft.fc.in_features; print(num_ftrs)
model_ft.fc = nn.Linear(num_ftrs, 2)
for param in model_ft.parameters(): param.requires_grad = False
for p in model_ft.fc.parameters(): p.requires_grad = True
print([n for n, p in model_ft.named_parameters() if p.requires_grad]); print(sum(p.numel() for p in model_ft.parameters()), sum(p.numel() for p in model_ft.parameters() if p.requires_grad))
optimizer = optim.SGD(model_ft.fc.parameters(), lr=0.001, momentum=0.9); exp_lr_scheduler = lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.1)
x = torch.randn(4, 3, 64, 64); y = torch.tensor([0, 1, 0, 1]); loaders = {"train": [(x, y)], "val": [(x, y)]}; sizes = {"train": 4, "val": 4}
def train_model(model, criterion, optimizer, scheduler, num_epochs=2):
    since = time.time(); best_model_wts = copy.deepcopy(model.state_dict()); best_acc = 0.0
    for epoch in range(num_epochs):
        print(f'Epoch {epoch}/{num_epochs - 1}'); print('-' * 10)
        for phase in ['train', 'val']:
            model.train() if phase == 'train' else model.eval()
            running_loss = 0.0; running_corrects = 0
            for inputs, labels in loaders[phase]:
                optimizer.zero_grad()
                with torch.set_grad_enabled(phase == 'train'):
                    outputs = model(inputs); _, preds = torch.max(outputs, 1); loss = criterion(outputs, labels)
                    if phase == 'train': loss.backward(); optimizer.step()
                running_loss += loss.item() * inputs.size(0); running_corrects += torch.sum(preds == labels.data)
            if phase == 'train': scheduler.step()
            epoch_loss = running_loss / sizes[phase]; epoch_acc = running_corrects.double() / sizes[phase]
            print(f'{phase} Loss: {epoch_loss:.3f} Acc: {epoch_acc:.4f}', epoch_acc)
            if phase == 'val' and epoch_acc > best_acc: best_acc = epoch_acc; best_model_wts = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_model_wts); return model
m = train_model(model_ft, nn.CrossEntropyLoss(), optimizer, exp_lr_scheduler)
print(optimizer.param_groups[0]["lr"], exp_lr_scheduler.get_last_lr())
print(m.layer1[0]); print(list(m.children())[-2:]); print(m.fc, m.avgpool)
feat = nn.Sequential(*list(m.children())[:-1]); print(feat(x).shape)
eff = models.mobilenet_v2(); eff.classifier[1] = nn.Linear(eff.last_channel, 5); print(eff.classifier, eff.last_channel)
eff.classifier = nn.Sequential(nn.Dropout(p=0.2, inplace=True), nn.Linear(in_features=1280, out_features=3, bias=True)); print(eff.classifier)
print(len(list(eff.features.children())), eff.features[0])
try: models.resnet18(progress=1, foo=2)
except Exception as e: print(type(e).__name__)
data_transforms = {'train': transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])]), 'val': transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()])}
print(len(data_transforms["val"].transforms))
