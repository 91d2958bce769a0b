import torch
from torch import nn

cases = {
    "RuntimeError": lambda: torch.ones(2) @ torch.ones(3),
    "IndexError": lambda: torch.ones(2)[5],
    "TypeError": lambda: torch.tensor(object()) if False else len(torch.tensor(1)),
    "ValueError": lambda: torch.tensor([[1], [1, 2]]),
    "AttributeError": lambda: torch.ones(1).nope,
    "NotImplementedError": lambda: nn.Module()(1),
    "KeyError": lambda: nn.Linear(1, 1).state_dict()["none"],
    "StopIteration": lambda: next(nn.ReLU().parameters()),
    "AssertionError": lambda: torch.testing.assert_close(torch.ones(1), torch.zeros(1)),
}
for name, fn in cases.items():
    try:
        fn()
        print(name, "did not raise")
    except Exception as error:
        print(name, type(error).__name__ == name, isinstance(error, eval(name)), str(error).split("\n")[0])
    finally:
        pass
try:
    nn.Module()(1)
except NotImplementedError as error:
    print(error)
print("after", torch.ones(2).sum())
