"""What `tensor.grad_fn` is: a node of the graph as Python sees it."""

from torch import _C
from torch._tensor import _check, _same_object

_classes = {}


class Node:
    """A function that was recorded."""

    def __del__(self):
        _C.release_node(self._node)

    def name(self):
        """The class's name, as `AddBackward0`."""
        name = _check(_C.node_name(self._node))
        return "torch::autograd::AccumulateGrad" if name == "AccumulateGrad" else name

    @property
    def next_functions(self):
        """The functions that made this one's inputs, each with which of its outputs that was."""
        n = _check(_C.node_next(self._node))
        pairs = [(int(_C.mailbox[i]), int(_C.mailbox[i + 1])) for i in range(0, n, 2)]
        return tuple([(wrap_node(node) if node else None, index) for node, index in pairs])

    @property
    def variable(self):
        """The leaf into whose `grad` an AccumulateGrad adds."""
        h = _check(_C.node_variable(self._node))
        if not h:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'variable'")
        return _same_object(h)

    @property
    def metadata(self):
        return {}

    def __eq__(self, other):
        return isinstance(other, Node) and _C.node_id(self._node) == _C.node_id(other._node)

    def __hash__(self):
        return hash(_C.node_id(self._node))

    def __repr__(self):
        return f"<{type(self).__name__} object at {hex(0x7F0000000000 + int(_C.node_id(self._node)) * 64)}>"


def wrap_node(node):
    name = _check(_C.node_name(node))
    cls = _classes.get(name)
    if cls is None:
        cls = _classes[name] = type(name, (Node,), {"__module__": "torch.autograd"})
    wrapped = object.__new__(cls)
    wrapped._node = node
    return wrapped
