import tempfile
from pathlib import Path
import torch
from torch import nn

torch.manual_seed(42)
model = nn.Linear(1, 1)
X = torch.linspace(0, 1, 10).unsqueeze(1)
y = 2 * X - 1
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(20):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    optimizer.step()
print(f"{loss:.4f}")
MODEL_PATH = Path(tempfile.mkdtemp()) / "models"
MODEL_PATH.mkdir(parents=True, exist_ok=True)
MODEL_SAVE_PATH = MODEL_PATH / "01_pytorch_workflow_model_0.pth"
torch.save(obj=model.state_dict(), f=MODEL_SAVE_PATH)
print(MODEL_SAVE_PATH.name, MODEL_SAVE_PATH.exists())
loaded = nn.Linear(1, 1)
print(loaded.load_state_dict(torch.load(f=MODEL_SAVE_PATH)))
loaded.eval()
with torch.inference_mode():
    print(torch.equal(model(X), loaded(X)), loaded(X)[:2])
checkpoint = {"epoch": 20, "model": model.state_dict(), "optimizer": optimizer.state_dict(), "loss": loss.item()}
torch.save(checkpoint, MODEL_PATH / "checkpoint.tar")
restored = torch.load(MODEL_PATH / "checkpoint.tar")
print(restored["epoch"], sorted(restored), f"{restored['loss']:.4f}")
opt2 = torch.optim.SGD(loaded.parameters(), lr=0.5)
opt2.load_state_dict(restored["optimizer"])
print(opt2.param_groups[0]["lr"])
