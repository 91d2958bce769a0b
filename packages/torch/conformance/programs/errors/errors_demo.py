import torch
from torch import nn
import torch.nn.functional as F
def t(f):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, "|", e)
x = torch.arange(6.).reshape(2, 3)
t(lambda: x @ x); t(lambda: x + torch.ones(4)); t(lambda: x.view(4)); t(lambda: torch.cat([x, torch.ones(2, 2)])); t(lambda: torch.stack([x, torch.ones(2, 2)]))
t(lambda: x[2]); t(lambda: x[0, 5]); t(lambda: x.squeeze(5)); t(lambda: torch.tensor([1, 2, 3]).mean()); t(lambda: nn.Linear(3, 2)(torch.ones(2, 4)))
t(lambda: nn.Conv2d(3, 4, 3)(torch.ones(1, 1, 8, 8))); t(lambda: nn.Conv2d(1, 4, 9)(torch.ones(1, 1, 8, 8))); t(lambda: F.cross_entropy(torch.randn(2, 3), torch.tensor([0., 1.]))); t(lambda: F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 5])))
t(lambda: nn.BCELoss()(torch.tensor([1.5]), torch.tensor([1.]))); t(lambda: nn.BCEWithLogitsLoss()(torch.ones(2, 1), torch.ones(2))); t(lambda: torch.ones(2, requires_grad=True).numpy()); t(lambda: torch.ones(2).backward()); t(lambda: (torch.ones(2, requires_grad=True) * 2).backward())
t(lambda: nn.Embedding(3, 2)(torch.tensor([5]))); t(lambda: nn.Embedding(3, 2)(torch.tensor([1.]))); t(lambda: torch.zeros(2, 3).reshape(4, -1)); t(lambda: torch.ones(3, 3).expand(2, 3)); t(lambda: x.permute(0)); t(lambda: x.transpose(0, 2))
t(lambda: torch.tensor("a")); t(lambda: torch.tensor([1, "a"])); t(lambda: torch.tensor([[1, 2], [3]])); t(lambda: torch.zeros(-1)); t(lambda: torch.arange(0, 5, -1)); t(lambda: torch.randint(5, 3, (2,))); t(lambda: torch.multinomial(torch.tensor([0., 0.]), 1)); pass
t(lambda: nn.Linear(2, 2).load_state_dict({"weight": torch.ones(2, 2)})); t(lambda: nn.Linear(2, 2).load_state_dict({"weight": torch.ones(3, 2), "bias": torch.ones(2), "x": torch.ones(1)})); t(lambda: torch.optim.SGD([], lr=0.1)); t(lambda: torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=-1)); t(lambda: torch.optim.Adam(nn.Linear(1, 1).parameters(), betas=(1.5, 0.9))); t(lambda: torch.optim.Adam([1, 2]))
t(lambda: nn.Module()(1)); t(lambda: nn.Sequential(nn.Linear(1, 1))[3]); t(lambda: nn.Linear(1, 1).foo); t(lambda: torch.load("missing.pt")); t(lambda: nn.Dropout(1.5)); t(lambda: nn.MultiheadAttention(5, 2)); t(lambda: nn.BatchNorm2d(3)(torch.ones(2, 3))); t(lambda: nn.BatchNorm1d(3)(torch.ones(1, 3))); t(lambda: nn.LayerNorm(4)(torch.ones(2, 3)))
t(lambda: F.one_hot(torch.tensor([0, 3]), 2)); t(lambda: F.one_hot(torch.tensor([1.]))); t(lambda: torch.linalg.inv(torch.zeros(2, 2))); t(lambda: torch.linalg.cholesky(-torch.eye(2))); t(lambda: torch.linalg.inv(torch.ones(2, 3))); t(lambda: torch.einsum("ij,jk->ik", x, x)); t(lambda: torch.bmm(x, x)); t(lambda: torch.dot(x, x)); t(lambda: torch.mm(x[0], x)); t(lambda: torch.gather(x, 1, torch.tensor([[5]])))
t(lambda: bool(x)); t(lambda: int(x)); t(lambda: x.long() / 0); t(lambda: torch.tensor(5) // 0); t(lambda: torch.tensor([1]) % 0); t(lambda: x.unsqueeze(5)); t(lambda: x.sum(dim=3)); t(lambda: torch.softmax(x.long(), 0)); t(lambda: x.to("cuda")); t(lambda: x.repeat(2)); t(lambda: x.chunk(0)); t(lambda: x.split([1, 3])); t(lambda: torch.nn.utils.rnn.pad_sequence([]))
def leaf():
    a = torch.ones(2, requires_grad=True); a += 1
t(leaf)
def twice():
    a = torch.ones(2, requires_grad=True); b = (a * a).sum(); b.backward(); b.backward()
t(twice)
def inplace():
    a = torch.ones(2, requires_grad=True); b = a.exp(); b += 1; b.sum().backward()
t(inplace)
def unb():
    a = torch.ones(2, 2, requires_grad=True) * 1; u = a.unbind(); u[0].add_(1)
t(unb)
def inf():
    with torch.inference_mode(): a = torch.ones(2)
    a.add_(1)
t(inf)
def inf2():
    with torch.inference_mode(): a = torch.ones(2)
    (a * torch.ones(2, requires_grad=True)).sum().backward()
t(inf2)
import numpy as np
t(lambda: torch.from_numpy(np.arange(4)[::-1])); t(lambda: torch.from_numpy([1])); t(lambda: torch.tensor(np.arange(3)[::-1].copy())); t(lambda: torch.from_numpy(np.array(["a"])))
