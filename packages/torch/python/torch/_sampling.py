"""Random numbers: the stream of PyTorch's generator for CPUs."""

from torch import _C
from torch._creation import finish, into
from torch._device import check_device, device as device_class
from torch._dtype import code, get_default_dtype, int64, uint8
from torch._size_arguments import shape_of
from torch._tensor import Tensor, _check, _raise, _tensor_handle, _wrap, methods


class Generator:
    """A stream of random numbers of its own."""

    __module__ = "torch"

    def __init__(self, device="cpu"):
        check_device(device)
        self._id = _check(_C.make_generator())

    def __del__(self):
        if self._id:
            _C.release_generator(self._id)

    @property
    def device(self):
        return device_class("cpu")

    def manual_seed(self, seed):
        """Starts the stream anew from a seed."""
        _check(_C.manual_seed(_seed(seed), self._id))
        return self

    def seed(self):
        """Starts the stream anew from a seed that cannot be foreseen."""
        import os

        seed = int.from_bytes(os.urandom(7), "little")
        self.manual_seed(seed)
        return seed

    def initial_seed(self):
        return int(_check(_C.initial_seed(self._id)))

    def get_state(self):
        return _wrap(_C.get_rng_state(self._id))

    def set_state(self, state):
        _check(_C.set_rng_state(state._h, self._id))
        return self


class _DefaultGenerator(Generator):
    def __init__(self):
        self._id = 0

    def __del__(self):
        pass


default_generator = _DefaultGenerator()


def _seed(seed):
    seed = int(seed)
    if not -(2**63) <= seed < 2**64:
        raise RuntimeError("Overflow when unpacking long")
    return seed % 2**64


def manual_seed(seed):
    """Starts the default stream anew from a seed; returns its generator."""
    return default_generator.manual_seed(seed)


def seed():
    """Starts the default stream anew from a seed that cannot be foreseen; returns the seed."""
    return default_generator.seed()


def initial_seed():
    """The seed of the default stream."""
    return default_generator.initial_seed()


def get_rng_state():
    """Where the default stream is, as a tensor of bytes."""
    return default_generator.get_state()


def set_rng_state(new_state):
    """Puts the default stream back to where it was."""
    default_generator.set_state(new_state)


def _id(generator):
    return 0 if generator is None else generator._id


def _shaped(name):
    def function(
        *size,
        generator=None,
        out=None,
        dtype=None,
        layout=None,
        device=None,
        requires_grad=False,
        pin_memory=False,
        names=None,
        **given,
    ):
        if given:
            size = (given.pop("size"),) if "size" in given else size
            for other in given:
                raise TypeError(f"{name}() got an unexpected keyword argument '{other}'")
        check_device(device)
        h = getattr(_C, name)(_id(generator), code(dtype), *shape_of(size, name))
        if h < 0:
            _raise()
        return into(out, finish(h, requires_grad))

    def like(
        input, *, generator=None, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None, pin_memory=False
    ):
        _tensor_handle(input, name + "_like")
        return function(
            tuple(input.shape), generator=generator, dtype=dtype or input.dtype, device=device, requires_grad=requires_grad
        )

    function.__name__ = function.__qualname__ = name
    like.__name__ = like.__qualname__ = name + "_like"
    return function, like


rand, rand_like = _shaped("rand")
randn, randn_like = _shaped("randn")


def randint(
    low,
    high=None,
    size=None,
    *,
    generator=None,
    out=None,
    dtype=None,
    layout=None,
    device=None,
    requires_grad=False,
    pin_memory=False,
):
    """Integers from `low` (0 when left out) to `high`, which is not included."""
    check_device(device)
    if size is None:
        if high is None or isinstance(high, int):
            raise TypeError(
                "randint() received an invalid combination of arguments: it takes high and size, or low, high and size"
            )
        low, high, size = 0, low, high
    elif high is None:
        low, high = 0, low
    low, high = int(low), int(high)
    if low >= high:
        raise RuntimeError(f"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}")
    h = _C.randint(_id(generator), low, high, code(dtype or int64), *shape_of((size,), "randint"))
    return into(out, finish(h, requires_grad))


def randint_like(input, low, high=None, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None):
    """As `randint`, with the shape and dtype of `input`."""
    if high is None:
        low, high = 0, low
    return randint(low, high, tuple(input.shape), dtype=dtype or input.dtype, requires_grad=requires_grad)


def randperm(
    n, *, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False
):
    """The integers below n in a random order."""
    check_device(device)
    return into(out, finish(_C.randperm(_id(generator), n, code(dtype or int64)), requires_grad))


def normal(mean=0.0, std=1.0, size=None, *, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """Normal numbers of given means and deviations."""
    if size is not None:
        result = randn_empty(size, dtype)
        result.normal_(float(mean), float(std), generator=generator)
        return into(out, result.requires_grad_(requires_grad))
    like = mean if isinstance(mean, Tensor) else std
    _tensor_handle(like, "normal")
    if isinstance(mean, Tensor) and isinstance(std, Tensor):
        from torch._shapes import broadcast_shapes

        shape = broadcast_shapes(mean.shape, std.shape)
    else:
        shape = like.shape
    drawn = randn_empty(tuple(shape), like.dtype)
    drawn.normal_(0.0, 1.0, generator=generator)
    return into(out, drawn.mul_(std).add_(mean))


def randn_empty(size, dtype):
    from torch._creation import empty

    return empty(size, dtype=dtype or get_default_dtype())


def bernoulli(input, p=None, *, generator=None, out=None):
    """1 with the probability that each element is (or with `p`), else 0."""
    h = _tensor_handle(input, "bernoulli")
    if p is not None:
        return input.clone().bernoulli_(p, generator=generator)
    return into(out, _wrap(_C.bernoulli(_id(generator), h)))


def multinomial(input, num_samples, replacement=False, *, generator=None, out=None):
    """Indices drawn with the weights of each row."""
    h = _tensor_handle(input, "multinomial")
    return into(out, _wrap(_C.multinomial(_id(generator), h, num_samples, replacement)))


def poisson(input, generator=None):
    """Poisson numbers with the rates given."""
    return _wrap(_C.poisson(_id(generator), _tensor_handle(input, "poisson")))


def _fills(name, defaults):
    def function(self, *arguments, generator=None, **named):
        values = list(arguments) + [named.get(key, default) for key, default in defaults[len(arguments) :]]
        if getattr(_C, name)(_id(generator), self._h, *values) < 0:
            _raise()
        return self

    function.__name__ = function.__qualname__ = name
    return function


normal_ = _fills("normal_", [("mean", 0.0), ("std", 1.0)])
exponential_ = _fills("exponential_", [("lambd", 1.0)])
geometric_ = _fills("geometric_", [("p", 0.5)])
log_normal_ = _fills("log_normal_", [("mean", 1.0), ("std", 2.0)])
cauchy_ = _fills("cauchy_", [("median", 0.0), ("sigma", 1.0)])
_uniform = _fills("uniform_", [("a", 0.0), ("b", 1.0)])


def uniform_(self, *bounds, generator=None, **named):
    """Uniform numbers between two bounds, called `from` and `to`."""
    low = bounds[0] if bounds else named.get("from", named.get("a", 0.0))
    high = bounds[1] if len(bounds) > 1 else named.get("to", named.get("b", 1.0))
    return _uniform(self, low, high, generator=generator)


def bernoulli_(self, p=0.5, *, generator=None):
    """1 with probability p, else 0."""
    if isinstance(p, Tensor):
        spread = p.expand(*self.shape) if self.shape else p
        _check(_C.bernoulli_tensor_(_id(generator), self._h, spread._h))
        return self
    _check(_C.bernoulli_(_id(generator), self._h, p))
    return self


def random_(self, *bounds, generator=None, **named):
    """Integers between two bounds, or all that the dtype holds."""
    low, high = named.get("from"), named.get("to")
    if len(bounds) == 1:
        low, high = 0, bounds[0]
    elif len(bounds) == 2:
        low, high = bounds
    elif high is not None and low is None:
        low = 0
    _check(_C.random_(_id(generator), self._h, low, high))
    return self


FUNCTIONS = (
    "manual_seed seed initial_seed get_rng_state set_rng_state rand rand_like randn randn_like randint randint_like randperm "
    "normal bernoulli multinomial poisson"
).split()
methods(
    globals(),
    "bernoulli multinomial normal_ exponential_ geometric_ log_normal_ cauchy_ uniform_ bernoulli_ random_",
)
