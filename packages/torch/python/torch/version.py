"""Which PyTorch's behaviour is followed; the part after + says that this is another implementation."""

__version__ = "2.9.0+thaw"
debug = False
cuda = None
hip = None
git_version = "thaw"
