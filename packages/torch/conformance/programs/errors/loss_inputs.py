import torch
from torch import nn

def attempt(fn):
    try:
        print(fn())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

logits = torch.zeros(3, 4)
attempt(lambda: nn.CrossEntropyLoss()(logits, torch.tensor([0, 1])))
attempt(lambda: nn.CrossEntropyLoss()(logits, torch.tensor([0, 1, 4])))
attempt(lambda: nn.CrossEntropyLoss()(logits, torch.tensor([0, 1, -1])))
attempt(lambda: nn.CrossEntropyLoss()(logits, torch.tensor([0, 1, -100])))
attempt(lambda: nn.CrossEntropyLoss()(logits, torch.tensor([0.0, 1.0, 2.0])))
attempt(lambda: nn.BCEWithLogitsLoss()(torch.zeros(3, 1), torch.zeros(3)))
attempt(lambda: nn.BCELoss()(torch.tensor([1.5]), torch.tensor([1.0])))
attempt(lambda: nn.BCELoss()(torch.zeros(3, 1), torch.zeros(3)))
attempt(lambda: nn.NLLLoss()(logits, torch.tensor([[0], [1], [2]])))
attempt(lambda: nn.MSELoss()(torch.zeros(3), torch.zeros(2)))
attempt(lambda: nn.CrossEntropyLoss(reduction="average")(logits, torch.tensor([0, 1, 2])))
attempt(lambda: nn.CrossEntropyLoss()(logits, torch.zeros(3, 5)))
