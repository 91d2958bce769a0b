"""The profiler's interface over a stopwatch."""

from torch.autograd.profiler import profile, record_function


class ProfilerActivity:
    CPU = "cpu"
    CUDA = "cuda"
