import logging, io, json, dataclasses, enum, functools, itertools, collections, contextlib, typing
import torch
stream = io.StringIO(); handler = logging.StreamHandler(stream); handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log = logging.getLogger("course"); log.setLevel(logging.INFO); log.addHandler(handler); log.propagate = False
log.info("loss %.3f", torch.tensor(1.23456)); log.debug("unseen"); log.warning("shape %s", torch.zeros(2, 3).shape); print(stream.getvalue(), end="")
@dataclasses.dataclass
class Config:
    lr: float = 1e-3; layers: typing.List[int] = dataclasses.field(default_factory=lambda: [4, 8, 2]); name: str = "mlp"
    @property
    def depth(self): return len(self.layers) - 1
c = Config(lr=0.1); print(c, c.depth, dataclasses.asdict(c), json.dumps(dataclasses.asdict(c)), dataclasses.replace(c, name="x").name)
class Phase(enum.Enum): TRAIN = "train"; VAL = "val"
print([p.value for p in Phase], Phase("val"))
net = torch.nn.Sequential(*itertools.chain.from_iterable((torch.nn.Linear(a, b), torch.nn.ReLU()) for a, b in zip(c.layers, c.layers[1:]))); print(net)
@functools.lru_cache(maxsize=None)
def weights(n): return torch.full((n,), 1.0 / n)
print(weights(4), weights(4) is weights(4), functools.reduce(torch.matmul, [torch.eye(2) * i for i in (1, 2, 3)]))
Stats = collections.namedtuple("Stats", "mean std"); s = Stats(*[f(torch.arange(4.0)) for f in (torch.mean, torch.std)]); print(s, s._asdict()["mean"].item())
counts = collections.Counter(torch.tensor([1, 1, 2]).tolist()); print(counts.most_common(1), collections.defaultdict(list, a=[1])["b"])
@contextlib.contextmanager
def evaluating(m):
    was = m.training; m.eval()
    try: yield m
    finally: m.train(was)
with evaluating(net) as m: print(m.training)
print(net.training, *map("{:.1f}".format, torch.linspace(0, 1, 3)), sep=" | ")
match torch.ones(2, 3).shape:
    case (rows, columns): print("matrix", rows, columns)
history = {"loss": [torch.tensor(0.5).item(), 0.25]}; print(json.dumps(history), max(history["loss"]), sorted(history["loss"])[0])
print(f"{torch.tensor(3.14159):.2f} {torch.tensor(7):03d} {torch.tensor(0.5):>8.1%}|{'left':<8}|{'mid':^8}|", "%s %d %5.2f" % (torch.tensor(1), torch.tensor(2), torch.tensor(3.0)))
walrus = [y for x in range(3) if (y := torch.tensor(x) ** 2).item() > 0]; print(walrus, all(isinstance(t, torch.Tensor) for t in walrus))
