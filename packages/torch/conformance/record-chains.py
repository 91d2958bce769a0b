"""Draws random chains of tensor operations and records what real PyTorch makes of them.

    python3 record-chains.py [--count 400] [--seed 1]

Writes chains/*.jsonl, a chain a line: programs of a few straight lines (creation, views, in-place operations, broadcasting, reductions,
promotion, indexing; about half of them differentiated at the end) and what every name holds after them, values rounded
to five significant digits. Lines that PyTorch refuses are mostly drawn anew; some stay, wrapped, with the type of their
error. Chains that a relative change of 1e-6 in their inputs would change visibly are dropped: they would compare rounding.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import contextlib
import io
import json
import math
import pathlib
import random
import re
import warnings

import torch

HERE = pathlib.Path(__file__).resolve().parent
REPORT = (HERE / "chains" / "report.py").read_text()
PER_FILE = 50
MOST_ELEMENTS = 48
LARGEST = 1e5

torch.set_num_threads(1)
warnings.simplefilter("ignore")


class Chain:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.scope = {"torch": torch, "errors": []}
        self.names = iter("abcdefghijklmnopqrstuvwxyz")
        self.differentiated = self.random.random() < 0.5

    def tensors(self, accept=lambda tensor: True):
        found = {name: value for name, value in self.scope.items() if isinstance(value, torch.Tensor)}
        return [name for name, value in found.items() if accept(value)]

    def pick(self, accept=lambda tensor: True):
        names = self.tensors(accept)
        # The newest ones more often, so that chains grow long rather than wide.
        return self.random.choice(names[-3:] if names and self.random.random() < 0.7 else names) if names else None

    def run(self, line):
        """Runs a line, keeps it if PyTorch accepts it and its values stay tame; says whether it was kept."""
        before = {name: value._version for name, value in self.scope.items() if isinstance(value, torch.Tensor)}
        try:
            exec(line, self.scope)
        except Exception:
            if self.random.random() < 0.04 and all(self.scope[n]._version == v for n, v in before.items()):
                # One space deep, so that a name a failing line would bind stays unbound in both places.
                self.lines.append(f"try:\n    {line}\nexcept Exception as error:\n    errors.append(type(error).__name__)")
                exec(self.lines[-1], self.scope)
                return True
            return False
        self.lines.append(line)
        return True

    def is_tame(self):
        for value in self.scope.values():
            if not isinstance(value, torch.Tensor):
                continue
            if value.numel() > MOST_ELEMENTS or value.dim() > 4:
                return False
            if value.is_floating_point() and value.numel() and value.detach().nan_to_num(0, 0, 0).abs().max() > LARGEST:
                return False
        return True

    def shape(self):
        return self.random.choice([[3], [4], [6], [2, 3], [3, 4], [3, 1], [1, 4], [2, 2], [2, 3, 2], [2, 1, 3], [1], []])

    def create(self, name):
        r = self.random
        shape = self.shape()
        count = math.prod(shape)
        kind = r.random()
        wants_gradient = self.differentiated and (not self.lines or r.random() < 0.4)
        if kind < 0.6 or wants_gradient:
            values = [round(r.uniform(-3, 3), 2) for _ in range(count)]
            suffix = ", requires_grad=True" if wants_gradient else r.choice(["", "", "", ", dtype=torch.float64"])
        elif kind < 0.8:
            values = [r.randint(-5, 9) for _ in range(count)]
            suffix = r.choice(["", "", ", dtype=torch.int32", ", dtype=torch.int8"])
        elif kind < 0.9:
            values = [r.random() < 0.5 for _ in range(count)]
            suffix = ""
        elif kind < 0.95:
            return f"{name} = torch.{r.choice(['zeros', 'ones'])}({', '.join(map(str, shape)) or '()'})"
        else:
            return f"{name} = torch.arange({r.randint(2, 12)}{r.choice(['', '.0'])})"
        return f"{name} = torch.tensor({nest(values, shape)}{suffix})"

    def operand(self):
        r = self.random
        other = self.pick()
        return r.choice([other, other, other, str(r.choice([2, 3, -1])), str(r.choice([0.5, 1.5, -2.0]))])

    def dimension(self, tensor):
        return self.random.randrange(-tensor.dim(), tensor.dim()) if tensor.dim() else 0

    def expression(self, name):
        r = self.random
        tensor = self.scope[name]
        d = self.dimension(tensor)
        size = tensor.shape[d] if tensor.dim() else 1
        drawn = r.random()
        if drawn < 0.16:
            unary = ["sin", "cos", "tanh", "sigmoid", "abs", "neg", "relu", "square", "exp", "floor", "ceil", "sign", "round"]
            return r.choice([f"{name}.{r.choice(unary)}()", f"torch.{r.choice(unary)}({name})",
                             f"({name}.abs() + 1).{r.choice(['sqrt', 'log', 'rsqrt', 'reciprocal'])}()"])
        if drawn < 0.36:
            return f"{name} {r.choice(['+', '-', '*', '*', '/', '//', '%', '+'])} {self.operand()}"
        if drawn < 0.42:
            return f"{name} {r.choice(['>', '<', '>=', '<=', '==', '!='])} {self.operand()}"
        if drawn < 0.60:
            return self.view(name, tensor, d, size)
        if drawn < 0.76:
            reduction = r.choice(["sum", "mean", "amax", "amin", "prod", "std", "var", "any", "all", "logsumexp", "norm"])
            keep = r.choice(["", ", keepdim=True"])
            whole = f"{name}.{r.choice(['sum', 'mean', 'max', 'min', 'prod', 'std', 'argmax', 'argmin'])}()"
            along = f"{name}.{reduction}(dim={d}{keep})"
            paired = f"{name}.{r.choice(['max', 'min', 'sort', 'cummax'])}(dim={d}){r.choice(['[0]', '[0]', '[1]'])}"
            running = f"{name}.{r.choice(['cumsum', 'cumprod', 'softmax', 'log_softmax', 'argmax', 'argsort'])}(dim={d})"
            return r.choice([whole, along, along, paired, running])
        if drawn < 0.86:
            indices = [r.randrange(size) if size else 0 for _ in range(r.randint(1, 4))]
            mask = self.pick(lambda t: t.dtype == torch.bool) or f"({name} > 0)"
            return r.choice([f"{name}[{indices}]", f"{name}[{name} > 0]", f"{name}.index_select({d}, torch.tensor({indices}))",
                             f"{name}.masked_fill({mask}, {r.choice([0, 1.5, -1])})", f"torch.where({mask}, {name}, {self.operand()})",
                             f"{name}.flip({d})", f"{name}.roll(1, {d})", f"{name}.clamp({r.choice([-1, -0.5])}, {r.choice([1, 2])})"])
        if drawn < 0.94:
            other = self.pick()
            return r.choice([f"torch.cat([{name}, {other}])", f"torch.cat([{name}, {other}], dim={d})", f"torch.stack([{name}, {other}])",
                             f"{name} @ {other}", f"torch.matmul({name}, {other}.t())", f"torch.maximum({name}, {other})",
                             f"torch.outer({name}.flatten()[:3], {other}.flatten()[:3])", f"{name}.repeat(2, 1)", f"{name}.pow(2)"])
        casts = ["float()", "double()", "clone()", "detach()", "contiguous()", "bool()", "to(torch.float64)"]
        finite = not tensor.is_floating_point() or bool(tensor.detach().isfinite().all())
        if finite:
            casts += ["int()", "long()", "abs().to(torch.uint8)", "to(torch.int16)"]
        return f"{name}.{r.choice(casts)}"

    def view(self, name, tensor, d, size):
        r = self.random
        options = [f"{name}.t()", f"{name}.flatten()", f"{name}.unsqueeze({d})", f"{name}.squeeze()", f"{name}.reshape(-1)",
                   f"{name}[0]", f"{name}[-1]", f"{name}[1:]", f"{name}[::2]", f"{name}[..., 0]", f"{name}[..., 1:]", f"{name}[None]",
                   f"{name}.view(-1)", f"{name}.expand(2, *{name}.shape)", f"{name}.T" if tensor.dim() <= 2 else f"{name}.mT"]
        if tensor.dim() >= 2:
            order = list(range(tensor.dim()))
            r.shuffle(order)
            options += [f"{name}.permute({', '.join(map(str, order))})", f"{name}.transpose(0, -1)", f"{name}[:, 0]", f"{name}.diagonal()"] * 2
        if size > 1:
            options += [f"{name}.narrow({d}, 0, {size - 1})", f"{name}.select({d}, {size - 1})", f"{name}.chunk(2, dim={d})[1]"]
        halves = [n for n in (2, 3) if tensor.numel() and tensor.numel() % n == 0]
        if halves:
            n = r.choice(halves)
            options += [f"{name}.view({n}, -1)", f"{name}.reshape(-1, {n})"]
        return r.choice(options)

    def in_place(self, name):
        r = self.random
        other = self.operand()
        mask = self.pick(lambda t: t.dtype == torch.bool) or f"{name} > 1"
        return r.choice([f"{name}.add_({other})", f"{name}.mul_({other})", f"{name}.sub_({other})", f"{name} += {other}", f"{name} *= {other}",
                         f"{name}[0] = {other}", f"{name}[..., 0] = {r.choice([1, 7, -2.5])}", f"{name}[{mask}] = {r.choice([0, 4])}", f"{name}[1:] = {other}",
                         f"{name}.clamp_(min={r.choice([-1, 0])})", f"{name}.fill_({r.choice([2, 0.5])})", f"{name}.zero_()", f"{name}.copy_({other})",
                         f"{name}[0] += {other}", f"{name}.neg_()", f"{name}.masked_fill_({mask}, 3)", f"{name}.abs_()", f"{name}.tanh_()", f"{name}.t_()"])

    def draw(self):
        for _ in range(self.random.randint(2, 3)):
            name = next(self.names)
            self.run(self.create(name))
        steps = self.random.randint(5, 12)
        for _ in range(200):
            if steps == 0:
                break
            name = self.pick()
            if self.random.random() < 0.25:
                kept = self.run(self.in_place(name))
            else:
                target = next(self.names)
                kept = self.run(f"{target} = {self.expression(name)}")
                if not kept or target not in self.scope:
                    self.names = iter([target, *self.names])
            if kept:
                steps -= 1
                if not self.is_tame():
                    return None
        if self.differentiated:
            roots = self.tensors(lambda t: t.requires_grad and t.numel() and bool(t.detach().isfinite().all()))
            if not roots:
                return None
            total = " + ".join(f"({name} * {1 + index}).sum()" for index, name in enumerate(roots))
            self.lines.append(f"try:\n    ({total}).backward()\nexcept Exception as error:\n    errors.append(type(error).__name__)")
        return "\n".join(self.lines)


def nest(values, shape):
    if not shape:
        return repr(values[0])
    if len(shape) == 1:
        return "[" + ", ".join(map(repr, values)) + "]"
    step = len(values) // shape[0]
    return "[" + ", ".join(nest(values[i * step:(i + 1) * step], shape[1:]) for i in range(shape[0])) + "]"


def results(code):
    stdout = io.StringIO()
    with contextlib.redirect_stdout(stdout):
        exec("import torch\nerrors = []\n" + code + "\n" + REPORT, {})
    return json.loads(stdout.getvalue())


def nudged(code):
    """The same program with every float literal of a created tensor changed by one part in a million."""
    def change(match):
        return repr(float(match.group()) * (1 + 1e-6))
    return "\n".join(re.sub(r"-?\d+\.\d+", change, line) if "torch.tensor([" in line[:20] else line for line in code.split("\n"))


def is_close(left, right):
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(is_close, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(is_close(left[key], right[key]) for key in left)
    if isinstance(left, float) and isinstance(right, float):
        return abs(left - right) <= 3e-5 * max(abs(left), abs(right)) + 2e-6
    return left == right


def main():
    parser = argparse.ArgumentParser(description="Records random chains of tensor operations.")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chains, seed = [], options.seed
    while len(chains) < options.count:
        seed += 1
        code = Chain(seed).draw()
        if code is None:
            continue
        recorded = results(code)
        if is_close(recorded, results(nudged(code))):
            chains.append({"seed": seed, "code": code.split("\n"), **recorded})
    for old in (HERE / "chains").glob("*.jsonl"):
        old.unlink()
    for start in range(0, len(chains), PER_FILE):
        lines = [json.dumps(chain, separators=(",", ":")) for chain in chains[start:start + PER_FILE]]
        (HERE / "chains" / f"chains-{start // PER_FILE:02}.jsonl").write_text("\n".join(lines) + "\n")
    errors = sum(bool(chain["errors"]) for chain in chains)
    grads = sum(bool(chain["grads"]) for chain in chains)
    print(f"{len(chains)} chains from {seed - options.seed} draws, {grads} with gradients, {errors} with errors")


if __name__ == "__main__":
    main()
