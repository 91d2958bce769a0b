"""`torch.autograd.Function`: an operation with a gradient written in Python."""

from torch import _C
from torch._grad_mode import no_grad
from torch._tensor import Tensor, _mailbox, _wrap, _wrap_many


class FunctionCtx:
    """What forward leaves for backward."""

    def __init__(self):
        self.needs_input_grad = ()
        self._saved = ()
        self._dirty = ()
        self._not_differentiable = ()
        self._materialize = True
        self._outputs_saved = {}

    def save_for_backward(self, *tensors):
        """Keeps tensors (inputs, outputs or others) for backward."""
        self._saved = tensors

    def save_for_forward(self, *tensors):
        pass

    @property
    def saved_tensors(self):
        if self._saved is None:
            raise RuntimeError(
                "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
                "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
                "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
                "saved tensors after calling backward."
            )
        return tuple(self._saved)

    saved_variables = saved_tensors

    def mark_dirty(self, *tensors):
        """Says which inputs forward changed in place."""
        self._dirty = tensors

    def mark_non_differentiable(self, *tensors):
        """Says which outputs have no gradient."""
        self._not_differentiable = tensors

    def set_materialize_grads(self, value):
        """Whether backward is given zeros where nothing flowed back, or None."""
        self._materialize = value


class _FunctionMeta(type):
    def __init__(cls, name, bases, members):
        super().__init__(name, bases, members)
        cls._node_name = name + "Backward"


class Function(metaclass=_FunctionMeta):
    """To be subclassed with static methods `forward(ctx, …)` and `backward(ctx, *gradients)`; used by `apply`."""

    @staticmethod
    def forward(ctx, *arguments, **options):
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function."
        )

    @staticmethod
    def backward(ctx, *gradients):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
            "backward mode AD."
        )

    @classmethod
    def apply(cls, *arguments, **options):
        """Runs forward and records backward."""
        ctx = FunctionCtx()
        recording = _C.is_grad_enabled()
        inputs = [a if isinstance(a, Tensor) else None for a in arguments]
        ctx.needs_input_grad = tuple([a is not None and a.requires_grad for a in inputs])
        needed = recording and any(ctx.needs_input_grad)
        before = _C.set_grad_enabled(False)
        try:
            if cls.__dict__.get("setup_context") is not None or hasattr(cls, "setup_context"):
                results = cls.forward(*arguments, **options)
                cls.setup_context(ctx, arguments, results)
            else:
                results = cls.forward(ctx, *arguments, **options)
        finally:
            _C.set_grad_enabled(before)
        if not needed:
            return results
        single = not isinstance(results, tuple)
        outputs = (results,) if single else results
        places = [i for i, output in enumerate(outputs) if isinstance(output, Tensor)]
        made = []
        for i in places:
            output = outputs[i]
            is_input = any(output is a for a in inputs) and not any(output is d for d in ctx._dirty)
            made.append(output.detach() if is_input else output)
        node = _Backward(cls, ctx, [(output.shape, output.dtype) for output in made])
        n = 0
        for a, needs in zip(inputs, ctx.needs_input_grad):
            _mailbox[n] = a._h if needs else 0
            n += 1
        for output in made:
            _mailbox[n] = output._h
            n += 1
        for i, output in zip(places, made):
            skipped = any(outputs[i] is d for d in ctx._not_differentiable)
            _mailbox[n] = 0 if skipped or not output.dtype.is_floating_point else 1
            n += 1
        wrapped = _wrap_many(_C.make_node(cls._node_name, node, len(inputs), len(made)))
        answer = list(outputs)
        for i, output in zip(places, wrapped):
            dirty = any(outputs[i] is d for d in ctx._dirty)
            answer[i] = outputs[i] if dirty else output
        node.remember_outputs(outputs, answer)
        return answer[0] if single else tuple(answer)

    @classmethod
    def vmap(cls, *arguments):
        raise NotImplementedError("vmap of a custom function is not part of this PyTorch")


# The gradients that the last backward gave: the engine reads their handles after the call. Not kept by the function, whose
# own graph they may be part of.
_held = [None]


class _Backward:
    """What the engine calls: gradients come and go through the mailbox."""

    def __init__(self, cls, ctx, outputs):
        self.cls, self.ctx, self.outputs = cls, ctx, outputs
        # Which saved tensors are outputs: their place among the saved ones, and which output.
        self.saved_outputs = {}

    def remember_outputs(self, before, after):
        """Saved outputs are kept without their history: the graph behind an output would otherwise hold itself."""
        tensors = [output for output in before if isinstance(output, Tensor)]
        kept = []
        for place, t in enumerate(self.ctx._saved):
            index = next((i for i, output in enumerate(tensors) if t is output and t is not None), None)
            if index is None:
                kept.append(t)
                continue
            self.saved_outputs[place] = index
            kept.append(next(new for old, new in zip(before, after) if old is t).detach())
        self.ctx._saved = tuple(kept)

    def __call__(self, count):
        gradients = list(_wrap_many(count))
        if self.ctx._materialize:
            for i, gradient in enumerate(gradients):
                if gradient is None:
                    from torch._creation import zeros

                    shape, dtype = self.outputs[i]
                    gradients[i] = zeros(tuple(shape), dtype=dtype)
        saved = self.ctx._saved
        if self.saved_outputs and _C.is_grad_enabled():
            self.ctx._saved = tuple(
                [_wrap(_C.as_output(t._h, self.saved_outputs[i])) if i in self.saved_outputs else t for i, t in enumerate(saved)]
            )
        try:
            results = self.cls.backward(self.ctx, *gradients)
        finally:
            self.ctx._saved = saved
        if not isinstance(results, tuple):
            results = (results,)
        wanted = len(self.ctx.needs_input_grad)
        if len(results) > wanted and all(r is None for r in results[wanted:]):
            results = results[:wanted]
        if len(results) != wanted:
            raise RuntimeError(
                f"function {self.cls._node_name} returned an incorrect number of gradients (expected {wanted}, got {len(results)})"
            )
        # Python's objects must outlive the call: the engine reads the handles after it.
        _held[0] = results
        for i, result in enumerate(results):
            _mailbox[i] = 0 if result is None or not self.ctx.needs_input_grad[i] else result._h
        return wanted


def once_differentiable(function):
    """A backward that is not itself recorded."""

    def backward(ctx, *gradients):
        with no_grad():
            return function(ctx, *gradients)

    return backward


class InplaceFunction(Function):
    """Kept for old programs."""
