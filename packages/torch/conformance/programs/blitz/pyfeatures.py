import sys, argparse, logging, json, csv, dataclasses, typing, pathlib, random, collections, time, itertools, functools, io, os, math, datetime, shutil, glob, tempfile, contextlib, enum, abc, string, textwrap, copy, operator, statistics, heapq, bisect, hashlib, uuid, inspect, warnings, zipfile, pickle, gzip, threading, queue, struct, re, random, timeit, pprint
from dataclasses import dataclass, field, asdict
from typing import List, Dict, Tuple, Optional, Callable
from pathlib import Path
import torch

@dataclass
class Config:
    lr: float = 1e-3
    layers: List[int] = field(default_factory=lambda: [16, 32])
    name: Optional[str] = None

cfg = Config(name="run")
print(cfg, asdict(cfg))
parser = argparse.ArgumentParser(description="train")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--lr", type=float, default=0.1, help="rate")
args = parser.parse_args([])
print(args, vars(args))
parser.parse_args(["--epochs", "5"])
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s:%(message)s", force=True)
logging.info("start %d", 3)
logger = logging.getLogger("train")
logger.warning("careful")
p = Path("data") / "sub"
p.mkdir(parents=True, exist_ok=True)
(p / "a.txt").write_text("hello\nworld")
print((p / "a.txt").read_text().split(), (p / "a.txt").exists(), (p / "a.txt").suffix, (p / "a.txt").stem, list(p.glob("*.txt")), p.parent.name)
with open("m.csv", "w", newline="") as f:
    w = csv.DictWriter(f, fieldnames=["epoch", "loss"])
    w.writeheader()
    w.writerow({"epoch": 1, "loss": 0.5})
print(open("m.csv").read())
print(list(csv.DictReader(open("m.csv"))))
json.dump({"a": [1, 2.5], "b": None}, open("x.json", "w"), indent=2)
print(json.load(open("x.json")), sorted(os.listdir(".")))
try:
    json.dumps({"a": torch.tensor(1)})
except TypeError as e:
    print(e)
c = collections.Counter("mississippi")
print(c.most_common(2), collections.defaultdict(list), collections.deque([1, 2], maxlen=3))
random.seed(3)
print(random.random(), random.randint(1, 10), random.sample(range(10), 3), random.choice("abc"), random.gauss(0, 1))
l = [1, 2, 3, 4]
random.shuffle(l)
print(l, random.choices([1, 2, 3], k=4), random.uniform(1, 2))
t = timeit.default_timer()
print(time.time() > 0, time.perf_counter() - t < 1 or 1)
pprint.pprint({"a": torch.ones(2), "b": [1, 2]})
class Color(enum.Enum):
    RED = 1
print(Color.RED, Color(1).name)
try:
    import urllib.request
    urllib.request.urlopen("http://localhost:1/x", timeout=1)
except Exception as e:
    print("no network", isinstance(e, OSError))
th = threading.Lock()
print(textwrap.dedent("  a\n  b"), __name__, f"{'x':>5}|{3.14159:.2f}|{12345:,}|{0.5:.1%}|{7:03d}")
if __name__ == "__main__":
    print("main")
print(statistics.mean([1, 2, 3]))
os.makedirs("models", exist_ok=True)
print(os.path.join("a", "b"), os.path.getsize("x.json"), shutil.rmtree("models"))
