"""Records what PyTorch's CPU generator draws, for the tests in src/rng.

    OMP_NUM_THREADS=1 python3 testdata/record-rng.py

Writes golden/rng.json: for each case the values, or, for long ones, the SHA-256 of their bytes and the first of them.
"""

import hashlib
import json
import pathlib

import torch
import torch.nn.functional as F

CASES = {}


def case(name, draw, seed=0):
    torch.manual_seed(seed)
    values = draw()
    after = torch.randint(0, 2**31 - 1, (1,)).item()
    if not isinstance(values, (tuple, list)):
        values = [values]
    CASES[name] = {"seed": seed, "after": after, "tensors": [describe(v) for v in values]}


def describe(tensor):
    tensor = tensor.contiguous()
    data = tensor.numpy().tobytes()
    flat = tensor.flatten().tolist()
    entry = {"dtype": str(tensor.dtype)[6:], "shape": list(tensor.shape), "first": [number(v) for v in flat[:8]]}
    if len(flat) <= 64:
        entry["values"] = [number(v) for v in flat]
    else:
        entry["sha256"] = hashlib.sha256(data).hexdigest()
    return entry


def number(value):
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)
    return value


f64 = torch.float64
case("rand", lambda: torch.rand(10))
case("rand seed 42", lambda: torch.rand(3, 4), 42)
case("rand large seed", lambda: torch.rand(5), 2**40 + 7)
case("rand long", lambda: torch.rand(5000), 1)
case("rand float64", lambda: torch.rand(10, dtype=f64))
for n in (1, 2, 3, 8, 15, 16, 17, 24, 31, 32, 100, 1000):
    case(f"randn {n}", lambda n=n: torch.randn(n), n)
    case(f"randn float64 {n}", lambda n=n: torch.randn(n, dtype=f64), n)
case("randn long", lambda: torch.randn(200000), 3)
case("randn odd calls", lambda: [torch.randn(3), torch.randn(1), torch.randn(20), torch.randn(2)], 4)
case("randn mixed types", lambda: [torch.randn(3), torch.randn(3, dtype=f64), torch.rand(2), torch.randn(1)], 4)
case("randint", lambda: torch.randint(0, 10, (20,)), 5)
case("randint negative", lambda: torch.randint(-5, 5, (20,)), 5)
case("randint wide", lambda: torch.randint(0, 2**40, (20,)), 5)
case("randint float", lambda: torch.randint(0, 10, (20,), dtype=torch.float32), 5)
for n in (0, 1, 2, 10, 100, 70000):
    case(f"randperm {n}", lambda n=n: torch.randperm(n), 6)
case("normal_", lambda: torch.empty(5).normal_(2.0, 3.0), 7)
case("normal_ 20", lambda: torch.empty(20).normal_(2.0, 3.0), 7)
case("normal_ 37 float64", lambda: torch.empty(37, dtype=f64).normal_(2.0, 3.0), 7)
case("normal_ 5 float64", lambda: torch.empty(5, dtype=f64).normal_(2.0, 3.0), 7)
case("normal_ of a transposed", lambda: torch.empty(5, 6).t().normal_(2.0, 3.0), 7)
case("normal tensors", lambda: torch.normal(torch.arange(20.0), torch.full((20,), 0.1)), 7)
case("normal tensor number", lambda: torch.normal(torch.arange(4.0), 0.5), 7)
case("normal size", lambda: torch.normal(1.0, 0.5, (3, 3)), 7)
case("uniform_", lambda: torch.empty(20).uniform_(-2.0, 5.0), 8)
case("uniform_ small", lambda: torch.empty(2000).uniform_(-0.044194173824159216, 0.044194173824159216), 8)
case("uniform_ float64", lambda: torch.empty(20, dtype=f64).uniform_(-2.0, 5.0), 8)
case("bernoulli_", lambda: torch.empty(40).bernoulli_(0.3), 9)
case("bernoulli_ float64", lambda: torch.empty(40, dtype=f64).bernoulli_(0.3), 9)
case("bernoulli_ bool", lambda: torch.empty(40, dtype=torch.bool).bernoulli_(0.3), 9)
case("bernoulli_ long", lambda: torch.empty(5000).bernoulli_(0.3), 9)
case("bernoulli", lambda: torch.bernoulli(torch.full((40,), 0.3)), 9)
case("bernoulli float64", lambda: torch.bernoulli(torch.full((40,), 0.3, dtype=f64)), 9)
case("bernoulli_ tensor", lambda: torch.empty(40).bernoulli_(torch.full((40,), 0.3)), 9)
case("dropout", lambda: F.dropout(torch.ones(40), 0.5), 10)
case("dropout 0.2", lambda: F.dropout(torch.arange(40.0), 0.2), 10)
case("dropout2d", lambda: F.dropout2d(torch.ones(2, 4, 2, 2), 0.5), 10)
case("alpha_dropout", lambda: F.alpha_dropout(torch.arange(20.0), 0.5, True), 10)
case("feature_alpha_dropout", lambda: F.feature_alpha_dropout(torch.ones(2, 4, 3), 0.5, True), 10)
weights = torch.tensor([0.1, 0.2, 0.3, 0.4, 1.0])
case("multinomial one", lambda: torch.multinomial(weights, 1), 11)
case("multinomial", lambda: torch.multinomial(weights, 3), 11)
case("multinomial rows", lambda: torch.multinomial(weights.repeat(4, 1), 5), 11)
case("multinomial replacement", lambda: torch.multinomial(weights, 20, replacement=True), 11)
case("multinomial replacement rows", lambda: torch.multinomial(weights.repeat(3, 1), 6, replacement=True), 11)
case("multinomial replacement one", lambda: torch.multinomial(weights.repeat(3, 1), 1, replacement=True), 11)
case("multinomial float64", lambda: torch.multinomial(weights.double(), 10, replacement=True), 11)
case("exponential_", lambda: torch.empty(40).exponential_(1.5), 12)
case("exponential_ float64", lambda: torch.empty(40, dtype=f64).exponential_(1.5), 12)
case("geometric_", lambda: torch.empty(40).geometric_(0.3), 13)
case("geometric_ long", lambda: torch.empty(40, dtype=torch.int64).geometric_(0.3), 13)
case("log_normal_", lambda: torch.empty(20).log_normal_(0.5, 0.7), 14)
case("log_normal_ float64", lambda: torch.empty(19, dtype=f64).log_normal_(0.5, 0.7), 14)
case("cauchy_", lambda: torch.empty(20).cauchy_(0.5, 2.0), 15)
case("cauchy_ float64", lambda: torch.empty(20, dtype=f64).cauchy_(0.5, 2.0), 15)
case("random_", lambda: torch.empty(20, dtype=torch.int64).random_(), 16)
case("random_ to", lambda: torch.empty(20, dtype=torch.int64).random_(10), 16)
case("random_ from", lambda: torch.empty(20, dtype=torch.int64).random_(3, 10), 16)
case("random_ float", lambda: torch.empty(20).random_(), 16)
case("random_ uint8", lambda: torch.empty(20, dtype=torch.uint8).random_(), 16)
case("random_ int32", lambda: torch.empty(20, dtype=torch.int32).random_(), 16)
case("random_ bool", lambda: torch.empty(20, dtype=torch.bool).random_(), 16)
case("random_ float64", lambda: torch.empty(20, dtype=f64).random_(), 16)
case("poisson small", lambda: torch.poisson(torch.full((40,), 3.5)), 17)
case("poisson large", lambda: torch.poisson(torch.full((40,), 30.0)), 17)
case("poisson mixed", lambda: torch.poisson(torch.arange(20.0) * 2), 17)
case("poisson float64", lambda: torch.poisson(torch.full((20,), 12.0, dtype=f64)), 17)
case("rand_like", lambda: torch.rand_like(torch.empty(4, 5)), 18)
case("linear", lambda: [p.detach() for p in torch.nn.Linear(20, 7).parameters()], 19)
case("conv", lambda: [p.detach() for p in torch.nn.Conv2d(3, 8, 3).parameters()], 19)
case("trunc_normal_", lambda: torch.nn.init.trunc_normal_(torch.empty(30)), 20)
case("rrelu", lambda: F.rrelu(-torch.ones(20), training=True), 21)
case("gumbel", lambda: F.gumbel_softmax(torch.zeros(3, 4)), 21)

torch.manual_seed(123)
start = torch.get_rng_state()
torch.rand(5)
torch.randn(3)
middle = torch.get_rng_state()
generator = torch.Generator()
states = {
    "bytes": len(start),
    "start": hashlib.sha256(start.numpy().tobytes()).hexdigest(),
    "middle": hashlib.sha256(middle.numpy().tobytes()).hexdigest(),
    "startHead": start[:64].tolist(),
    "middleHead": middle[:64].tolist(),
    "startTail": start[-48:].tolist(),
    "middleTail": middle[-48:].tolist(),
    "defaultSeed": generator.initial_seed(),
}
path = pathlib.Path(__file__).parent / "golden" / "rng.json"
path.parent.mkdir(exist_ok=True)
path.write_text(json.dumps({"torch": torch.__version__, "states": states, "cases": CASES}, indent=1) + "\n")
print(f"{len(CASES)} cases")
