"""CUDA is not there; its switches can be set."""


class _Switches:
    allow_tf32 = False


matmul = _Switches()


def is_built():
    return False
