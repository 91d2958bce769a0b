import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets
from torchvision.transforms import ToTensor, Lambda
training_data = datasets.FakeData(32, (1, 28, 28), 10, transform=ToTensor()); oneh = Lambda(lambda y: torch.zeros(10, dtype=torch.float).scatter_(0, torch.tensor(y), value=1))
img, lab = training_data[0]; print(img.shape, lab, oneh(3))
torch.manual_seed(0); ds = torch.utils.data.TensorDataset(torch.rand(64, 1, 28, 28), torch.randint(0, 10, (64,))); train_dataloader = DataLoader(ds, batch_size=16)
for X, y in train_dataloader: print(f"Shape of X [N, C, H, W]: {X.shape}"); print(f"Shape of y: {y.shape} {y.dtype}"); break
device = "cpu"; print(f"Using {device} device")
class NeuralNetwork(nn.Module):
    def __init__(self):
        super().__init__(); self.flatten = nn.Flatten(); self.linear_relu_stack = nn.Sequential(nn.Linear(28*28, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    def forward(self, x): return self.linear_relu_stack(self.flatten(x))
model = NeuralNetwork().to(device); print(model); X = torch.rand(1, 28, 28); logits = model(X); pred_probab = nn.Softmax(dim=1)(logits); y_pred = pred_probab.argmax(1); print(f"Predicted class: {y_pred}")
for name, param in model.named_parameters(): print(f"Layer: {name} | Size: {param.size()} | Values : {param[:2]} \n")
loss_fn = nn.CrossEntropyLoss(); optimizer = torch.optim.SGD(model.parameters(), lr=1e-1)
def train(dataloader, model, loss_fn, optimizer):
    size = len(dataloader.dataset); model.train()
    for batch, (X, y) in enumerate(dataloader):
        loss = loss_fn(model(X), y); optimizer.zero_grad(); loss.backward(); optimizer.step()
        if batch % 2 == 0: loss, current = loss.item(), (batch + 1) * len(X); print(f"loss: {loss:>7f}  [{current:>5d}/{size:>5d}]")
def test(dataloader, model, loss_fn):
    size = len(dataloader.dataset); num_batches = len(dataloader); model.eval(); test_loss, correct = 0, 0
    with torch.no_grad():
        for X, y in dataloader: pred = model(X); test_loss += loss_fn(pred, y).item(); correct += (pred.argmax(1) == y).type(torch.float).sum().item()
    test_loss /= num_batches; correct /= size; print(f"Test Error: \n Accuracy: {(100*correct):>0.1f}%, Avg loss: {test_loss:>8f} \n")
for t in range(3): print(f"Epoch {t+1}\n-------------------------------"); train(train_dataloader, model, loss_fn, optimizer); test(train_dataloader, model, loss_fn)
print("Done!"); torch.save(model.state_dict(), "model.pth"); print("Saved PyTorch Model State to model.pth"); model = NeuralNetwork(); print(model.load_state_dict(torch.load("model.pth"))); model.eval()
with torch.no_grad(): pred = model(ds[0][0]); print(f'Predicted: "{pred[0].argmax(0)}", Actual: "{ds[0][1]}"')
