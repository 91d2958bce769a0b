"""Puts the interpreter back to how a fresh one starts, so that no program sees what an earlier one left.

Read by record.py (real PyTorch) and by the conformance tests (this package), which run it before every program.
"""

import os
import random
import tempfile

import numpy
import torch

torch.manual_seed(0)
torch.set_default_dtype(torch.float32)
torch.set_grad_enabled(True)
torch.set_printoptions(profile="default", sci_mode=None)
numpy.random.seed(0)
random.seed(0)
os.chdir(tempfile.mkdtemp())
