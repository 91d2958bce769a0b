import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { bootPython, type Python } from "./boot-python.ts";
import { listSignatures, SIGNATURES_FILE } from "./list-signatures.ts";

let python: Python;

beforeAll(async () => {
  python = await bootPython();
}, 120_000);

/** What a program prints; its traceback where it raises. */
function run(code: string): string {
  const { stdout, stderr } = python.run(code);
  return stdout + stderr;
}

/** What an expression of torch's is printed as. */
function show(expression: string): string {
  return run(`import torch\nx = torch.arange(6.0).reshape(2, 3)\nprint(${expression})`).trimEnd();
}

/** The type and text of what an expression raises. */
function raised(expression: string): string {
  return run(`import torch
x = torch.arange(6.0).reshape(2, 3)
try:
    ${expression}
except Exception as error:
    print(type(error).__name__, error)`).trimEnd();
}

describe("Tensor", () => {
  it("knows its geometry", () => {
    expect(show("x.shape, x.stride(), x.T.stride(), x.size(-1), x.numel(), x[:, 1].storage_offset()")).toBe(
      "torch.Size([2, 3]) (3, 1) (1, 3) 3 6 1",
    );
  });

  it("takes Python numbers on either side of an operator", () => {
    expect(show("(x + 1).sum(), (1 - x).sum(), (2 ** x).sum(), (x // 2).sum(), (12 / (x + 1)).sum()")).toBe(
      "tensor(21.) tensor(-9.) tensor(63.) tensor(6.) tensor(29.4000)",
    );
  });

  it("is changed in place through views", () => {
    expect(run("import torch\nx = torch.zeros(2, 2)\nx[0] += 3\nx.T[0, 1] = 7\nprint(x)")).toBe(
      "tensor([[3., 3.],\n        [7., 0.]])\n",
    );
  });

  it("becomes numbers, lists, text and a hash", () => {
    expect(show('x.tolist(), float(x[1, 2]), int(x[1, 1]), f"{x[1, 2]:.2f}", hash(x) == hash(x)')).toBe(
      "[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]] 5.0 4 5.00 True",
    );
  });

  it("is the same object after a conversion that changes nothing", () => {
    expect(show("x.contiguous() is x, x.float() is x, x.to('cpu') is x, x.double() is x")).toBe("True True True False");
  });

  it("keeps large integers exact", () => {
    expect(show("torch.tensor([2**62 + 1]).item() - 2**62, type(torch.tensor(3).item())")).toBe("1 <class 'int'>");
  });
});

describe("indexing", () => {
  it("mixes integers, slices, None, ellipsis, lists and masks", () => {
    expect(
      show("x[1, None, ..., ::2], x[[1, 0], [2, 2]], x[x > 3], x[:, torch.tensor([True, False, True])].shape"),
    ).toBe("tensor([[3., 5.]]) tensor([5., 2.]) tensor([4., 5.]) torch.Size([2, 2])");
  });

  it("assigns with broadcasting", () => {
    expect(
      run("import torch\nx = torch.zeros(2, 3)\nx[:, 1:] = torch.tensor([1, 2])\nx[x == 2] = -1\nprint(x.tolist())"),
    ).toBe("[[0.0, 1.0, -1.0], [0.0, 1.0, -1.0]]\n");
  });

  it("says what is wrong with an index", () => {
    expect(raised("x[5]")).toBe("IndexError index 5 is out of bounds for dimension 0 with size 2");
    expect(raised("x[0, 7]")).toBe("IndexError index 7 is out of bounds for dimension 1 with size 3");
    expect(raised("x[0, 0, 0]")).toBe("IndexError too many indices for tensor of dimension 2");
    expect(raised("x[::-1]")).toBe("ValueError step must be greater than zero");
  });
});

describe("errors", () => {
  it.each([
    ["bool(x)", "RuntimeError Boolean value of Tensor with more than one value is ambiguous"],
    ["x + 'a'", "TypeError unsupported operand type(s) for +: 'Tensor' and 'str'"],
    ["torch.exp(3.0)", "TypeError exp(): argument 'input' (position 1) must be Tensor, not float"],
    ["x.cuda()", "AssertionError Torch not compiled with CUDA enabled"],
    ["len(torch.tensor(1))", "TypeError len() of a 0-d tensor"],
    ["torch.tensor([[1], [2, 3]])", "ValueError expected sequence of length 1 at dim 1 (got 2)"],
    [
      "torch.tensor([1], requires_grad=True)",
      "RuntimeError Only Tensors of floating point and complex dtype can require gradients",
    ],
    ["torch.nothing", "AttributeError module 'torch' has no attribute 'nothing'"],
    [
      "torch.stft",
      "AttributeError module 'torch' has no attribute 'stft' (torch.stft is not part of this PyTorch; docs/torch-coverage.md lists what is)",
    ],
  ])("%s", (expression, expected) => {
    expect(raised(expression)).toBe(expected);
  });

  it("shows the program's own frames only", () => {
    const { stderr, status } = python.run("import torch\ntorch.zeros(2) @ torch.zeros(3)", { filename: "mine.py" });
    expect(status).toBe(1);
    expect(stderr).toContain('File "mine.py", line 2');
    expect(stderr).not.toContain("/lib/thaw");
  });

  it("gives back the status of sys.exit", () => {
    expect(python.run("import sys\nsys.exit(3)").status).toBe(3);
    expect(python.run("import sys\nsys.exit('why')")).toMatchObject({ status: 1, stderr: "why\n" });
  });
});

describe("autograd", () => {
  it("names what was recorded", () => {
    expect(
      run(
        "import torch\nx = torch.ones(2, requires_grad=True)\nprint((x * 2).sum().grad_fn.next_functions[0][0].name(), x.grad_fn)",
      ),
    ).toBe("MulBackward0 None\n");
  });

  it("runs functions written in Python", () => {
    const code = `
import torch
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x
    @staticmethod
    def backward(ctx, gradient):
        return 2 * ctx.saved_tensors[0] * gradient
x = torch.tensor([1.0, 3.0], requires_grad=True)
y = Square.apply(x)
y.sum().backward()
print(x.grad, y.grad_fn.name())`;
    expect(run(code)).toBe("tensor([2., 6.]) SquareBackward\n");
  });

  it("lets an exception of a hook through", () => {
    const code = `
import torch
x = torch.ones(1, requires_grad=True)
x.register_hook(lambda gradient: 1 / 0)
try:
    (x * 2).backward()
except ZeroDivisionError as error:
    print(error)`;
    expect(run(code)).toBe("division by zero\n");
  });

  it("gives Jacobians and Hessians", () => {
    expect(show("torch.autograd.functional.hessian(lambda a: (a ** 3).sum(), torch.tensor([1.0, 2.0])).tolist()")).toBe(
      "[[6.0, 0.0], [0.0, 12.0]]",
    );
  });

  it("is switched off and on", () => {
    const code = `
import torch
x = torch.ones(1, requires_grad=True)
@torch.no_grad()
def f():
    with torch.enable_grad():
        inner = (x * 2).requires_grad
    return inner, (x * 2).requires_grad
print(f(), torch.is_grad_enabled())`;
    expect(run(code)).toBe("(True, False) True\n");
  });
});

describe("saving", () => {
  it("reads what it wrote", () => {
    const code = `
import torch
x = torch.arange(6.0).reshape(2, 3)
torch.save({"all": x, "part": x[:, 1:], "n": [1, "a", None], "d": torch.int8}, "/tmp/kept.pt")
back = torch.load("/tmp/kept.pt")
back["all"][0, 1] = 50
print(back["part"], back["part"].stride(), back["n"], back["d"])`;
    expect(run(code)).toBe("tensor([[50.,  2.],\n        [ 4.,  5.]]) (3, 1) [1, 'a', None] torch.int8\n");
  });

  it("builds nothing that is not allowed", () => {
    const code = `
import os, pickle, torch, zipfile
class Bomb:
    def __reduce__(self):
        return os.getcwd, ()
torch.save(Bomb(), "/tmp/bomb.pt")
try:
    torch.load("/tmp/bomb.pt")
except pickle.UnpicklingError as error:
    print("Unsupported global: GLOBAL posix.getcwd" in str(error))`;
    expect(run(code)).toBe("True\n");
  });
});

describe("companions", () => {
  it("draws tqdm's bars on stderr alone", () => {
    const { stdout, stderr } = python.run(
      "from tqdm.auto import tqdm\nfor i in tqdm(range(3), desc='epochs'):\n    print(i)\ntqdm.write('done')",
    );
    expect(stdout).toBe("0\n1\n2\ndone\n");
    expect(stderr).toContain("epochs: 100%");
  });

  it("says of a package that is not here which ones are", () => {
    const { stderr, status } = python.run("import sklearn");
    expect(status).toBe(1);
    expect(stderr).toContain("No module named 'sklearn'");
    expect(stderr).toContain("torch, torchvision, torchinfo, numpy, matplotlib, PIL, tqdm, thaw");
  });
});

it("is what the editor completes: after a change, `pnpm --filter @thaw/torch signatures` writes it anew", () => {
  expect(JSON.parse(readFileSync(SIGNATURES_FILE, "utf8"))).toEqual(listSignatures(python));
});
