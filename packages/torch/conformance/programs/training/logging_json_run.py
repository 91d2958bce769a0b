import torch, json, logging, csv, time, sys, io, random, pickle
from collections import defaultdict, namedtuple, Counter
from dataclasses import dataclass, asdict, field
from functools import partial, reduce
from itertools import product, cycle, islice, chain
from contextlib import contextmanager
from torch import nn
@dataclass
class HP: lr: float = 0.1; hidden: int = 8; epochs: int = 3
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="[%(levelname)s] %(name)s: %(message)s", force=True); log = logging.getLogger("exp")
@contextmanager
def timer(name): t = time.perf_counter(); yield; print(name, "took", time.perf_counter() - t >= 0)
def train(hp: HP):
    torch.manual_seed(0); X = torch.randn(40, 2); y = (X[:, :1] * X[:, 1:] > 0).float(); m = nn.Sequential(nn.Linear(2, hp.hidden), nn.Tanh(), nn.Linear(hp.hidden, 1)); o = torch.optim.SGD(m.parameters(), lr=hp.lr); hist = defaultdict(list)
    for e in range(hp.epochs):
        l = nn.functional.binary_cross_entropy_with_logits(m(X), y); o.zero_grad(); l.backward(); o.step(); hist["loss"].append(round(l.item(), 4)); log.debug("epoch %d loss %.4f", e, l.item())
    return dict(hist)
runs = []
with timer("grid"):
    for lr, h in product([0.1, 1.0], [4, 8]): hp = HP(lr=lr, hidden=h); r = train(hp); runs.append({**asdict(hp), "final": r["loss"][-1]})
best = min(runs, key=lambda r: r["final"]); print(json.dumps(best)); log.info(f"best {best['lr']}")
with open("runs.csv", "w", newline="") as f: w = csv.DictWriter(f, fieldnames=runs[0].keys()); w.writeheader(); w.writerows(runs)
print(open("runs.csv").read().splitlines()[:2]); print(f"{'lr':>6}|{'hidden':>8}|{'final':>8}"); print("-" * 24)
for r in runs: print(f"{r['lr']:>6}|{r['hidden']:>8}|{r['final']:>8.3f}")
buf = io.BytesIO(); torch.save({"a": torch.arange(3), "n": [1, "x", None, 2.5, (1, 2)]}, buf); buf.seek(0); print(torch.load(buf)); print(pickle.loads(pickle.dumps(torch.ones(2))), pickle.loads(pickle.dumps(torch.Size([2]))))
P = namedtuple("P", "x y"); print(P(torch.tensor(1), 2), Counter(torch.tensor([1, 1, 2]).tolist()), reduce(lambda a, b: a @ b, [torch.eye(2)] * 3), list(islice(cycle([1, 2]), 3)), partial(torch.sum, dim=0)(torch.ones(2, 2)))
class AvgMeter:
    def __init__(self): self.reset()
    def reset(self): self.sum = 0; self.n = 0
    def update(self, v, k=1): self.sum += v * k; self.n += k
    @property
    def avg(self): return self.sum / max(self.n, 1)
am = AvgMeter(); am.update(torch.tensor(2.), 3); am.update(1.0); print(am.avg, f"{am.avg:.3f}")
print({k: tuple(v.shape) for k, v in nn.Linear(2, 3).state_dict().items()}, sorted({torch.float32: 1, torch.int64: 2}, key=str), hash(torch.device("cpu")) == hash(torch.device("cpu")), torch.device("cpu") == torch.device("cpu"), {torch.Size([1]): 2}, isinstance(torch.ones(1), torch.Tensor), isinstance(nn.Parameter(torch.ones(1)), torch.Tensor), type(torch.ones(1)), type(nn.Parameter(torch.ones(1))), type(torch.ones(1).shape), callable(nn.ReLU()), issubclass(nn.Linear, nn.Module), nn.Linear.__name__, nn.functional.relu.__name__, torch.nn.__name__)
