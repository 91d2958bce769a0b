import torch, os, sys, argparse, textwrap
from pathlib import Path
from typing import Dict, List, Tuple
from torch import nn
Path("going_modular").mkdir(exist_ok=True)
Path("going_modular/__init__.py").write_text("")
Path("going_modular/engine.py").write_text(textwrap.dedent('''
"""Contains functions for training and testing a PyTorch model."""
import torch
from tqdm.auto import tqdm
def train_step(model, dataloader, loss_fn, optimizer, device):
    model.train()
    total = 0
    for X, y in dataloader:
        X, y = X.to(device), y.to(device)
        loss = loss_fn(model(X), y); total += loss.item()
        optimizer.zero_grad(); loss.backward(); optimizer.step()
    return total / len(dataloader)
''').replace("from tqdm.auto import tqdm\n", ""))
sys.path.insert(0, ".")
from going_modular import engine
import going_modular.engine as e2
print(engine.__doc__.strip(), engine is e2)
torch.manual_seed(0); X = torch.randn(20, 3); y = (X.sum(1) > 0).long(); dl = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, y), batch_size=5)
m = nn.Linear(3, 2); opt = torch.optim.Adam(m.parameters(), lr=0.05)
for ep in range(3): print(ep, round(engine.train_step(m, dl, nn.CrossEntropyLoss(), opt, "cpu"), 4))
def save_model(model: torch.nn.Module, target_dir: str, model_name: str):
    target_dir_path = Path(target_dir); target_dir_path.mkdir(parents=True, exist_ok=True)
    assert model_name.endswith(".pth") or model_name.endswith(".pt"), "model_name should end with '.pt' or '.pth'"
    model_save_path = target_dir_path / model_name; print(f"[INFO] Saving model to: {model_save_path}"); torch.save(obj=model.state_dict(), f=model_save_path)
save_model(m, "models", "a.pth"); print(os.listdir("models"))
try: save_model(m, "models", "a.txt")
except AssertionError as e: print(e)
print(f"[INFO] Model size: {Path('models/a.pth').stat().st_size // (1024*1024)} MB", os.cpu_count() > 0)
def set_seeds(seed: int = 42): torch.manual_seed(seed); torch.cuda.manual_seed(seed)
set_seeds(); print(torch.rand(2))
from datetime import datetime
print(len(datetime.now().strftime("%Y-%m-%d")), os.path.join("runs", "x"))
