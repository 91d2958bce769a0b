import torch, torchvision
import torchvision.transforms as transforms
import torch.nn as nn, torch.nn.functional as F, torch.optim as optim
import numpy as np
transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))])
print(transform)
trainset = torchvision.datasets.FakeData(size=40, image_size=(3, 32, 32), num_classes=10, transform=transform)
print(trainset)
torch.manual_seed(0)
trainloader = torch.utils.data.DataLoader(trainset, batch_size=4, shuffle=True, num_workers=0)
classes = ('plane', 'car', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck')
dataiter = iter(trainloader); images, labels = next(dataiter)
print(images.shape, images.min() >= -1, labels); print(' '.join(f'{classes[labels[j]]:5s}' for j in range(4)))
grid = torchvision.utils.make_grid(images); print(grid.shape)
npimg = (grid / 2 + 0.5).numpy(); print(np.transpose(npimg, (1, 2, 0)).shape)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5); self.pool = nn.MaxPool2d(2, 2); self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120); self.fc2 = nn.Linear(120, 84); self.fc3 = nn.Linear(84, 10)
    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x))); x = self.pool(F.relu(self.conv2(x))); x = torch.flatten(x, 1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))
net = Net(); print(net)
criterion = nn.CrossEntropyLoss(); optimizer = optim.SGD(net.parameters(), lr=0.001, momentum=0.9)
for epoch in range(2):
    running_loss = 0.0
    for i, data in enumerate(trainloader, 0):
        inputs, labels = data; optimizer.zero_grad(); loss = criterion(net(inputs), labels); loss.backward(); optimizer.step(); running_loss += loss.item()
        if i % 5 == 4: print(f'[{epoch + 1}, {i + 1:5d}] loss: {running_loss / 5:.3f}'); running_loss = 0.0
print('Finished Training'); PATH = './cifar_net.pth'; torch.save(net.state_dict(), PATH)
net2 = Net(); print(net2.load_state_dict(torch.load(PATH)))
outputs = net2(images); _, predicted = torch.max(outputs, 1); print('Predicted: ', ' '.join(f'{classes[predicted[j]]:5s}' for j in range(4)))
correct_pred = {c: 0 for c in classes}; total_pred = {c: 0 for c in classes}; correct = total = 0
with torch.no_grad():
    for images, labels in trainloader:
        _, predictions = torch.max(net2(images).data, 1); total += labels.size(0); correct += (predictions == labels).sum().item()
        for label, prediction in zip(labels, predictions):
            if label == prediction: correct_pred[classes[label]] += 1
            total_pred[classes[label]] += 1
print(f'Accuracy of the network: {100 * correct // total} %', total_pred)
print(net.conv1.bias.grad.shape, list(net.parameters())[0].size(), len(list(net.parameters())))
params = list(net.parameters()); input = torch.randn(1, 1, 32, 32)
try: net(input)
except RuntimeError as e: print(e)
print(loss.grad_fn.__class__.__name__, loss.grad_fn.next_functions[0][0].__class__.__name__, loss.grad_fn.next_functions[0][0].next_functions[0][0].__class__.__name__)
