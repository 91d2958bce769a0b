"""TensorBoard is not part of this PyTorch: `SummaryWriter` says so when it is made."""

from torch._missing import describe_missing


class SummaryWriter:
    """Refused by name."""

    def __init__(self, *arguments, **options):
        raise ModuleNotFoundError(describe_missing("torch.utils.tensorboard.SummaryWriter"))
