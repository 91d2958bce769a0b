"""Optimizers and learning-rate schedules."""

from torch._missing import missing_attribute
from torch.optim import lr_scheduler, swa_utils
from torch.optim.adam import Adam, Adamax, AdamW, NAdam, RAdam
from torch.optim.optimizer import Optimizer
from torch.optim.others import ASGD, LBFGS, Adadelta, Adagrad, RMSprop, Rprop
from torch.optim.sgd import SGD

__getattr__ = missing_attribute("torch.optim")
