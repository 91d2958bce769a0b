"""`assert_close`."""

from torch._tensor import Tensor

_TOLERANCES = {"float32": (1.3e-6, 1e-5), "float64": (1e-7, 1e-7), "float16": (1e-3, 1e-5), "bfloat16": (1.6e-2, 1e-5)}


def assert_close(
    actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True,
    check_dtype=True, check_layout=True, check_stride=False, msg=None,
):
    """Raises AssertionError unless both are close: of the same structure, shape and dtype, with close values."""
    import torch

    options = dict(rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=check_dtype, msg=msg)
    if isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            raise AssertionError(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}")
        for index, (a, b) in enumerate(zip(actual, expected)):
            _within(f"[{index}]", a, b, options)
        return
    if isinstance(actual, dict) and isinstance(expected, dict):
        if actual.keys() != expected.keys():
            raise AssertionError(f"The keys of the mappings do not match: {list(actual)} != {list(expected)}")
        for key in actual:
            _within(f"[{key!r}]", actual[key], expected[key], options)
        return
    scalar = not isinstance(actual, Tensor) and not isinstance(expected, Tensor)
    a = actual if isinstance(actual, Tensor) else torch.as_tensor(actual, dtype=torch.float64 if type(actual) is float else None)
    b = expected if isinstance(expected, Tensor) else torch.as_tensor(expected, dtype=torch.float64 if type(expected) is float else None)

    def fail(text):
        raise AssertionError((msg(text) if callable(msg) else msg) or text)

    if a.shape != b.shape:
        fail(f"The values for attribute 'shape' do not match: {a.shape} != {b.shape}.")
    if check_dtype and a.dtype is not b.dtype:
        fail(f"The values for attribute 'dtype' do not match: {a.dtype} != {b.dtype}.")
    if (rtol is None) != (atol is None):
        raise ValueError("Both rtol and atol must be either specified or unspecified")
    if rtol is None:
        rtol = max(_TOLERANCES.get(d.dtype._name, (0.0, 0.0))[0] for d in (a, b))
        atol = max(_TOLERANCES.get(d.dtype._name, (0.0, 0.0))[1] for d in (a, b))
    kind = torch.promote_types(a.dtype, b.dtype)
    if kind is torch.bool:
        kind = torch.uint8
    x, y = a.detach().to(kind), b.detach().to(kind)
    close = torch.isclose(x, y, rtol, atol, equal_nan)
    if torch.all(close):
        return
    difference = (x - y).abs() if kind.is_floating_point else (x.to(torch.int64) - y.to(torch.int64)).abs()
    difference = difference.masked_fill(close, 0)
    relative = (difference / y.abs()).masked_fill(close, 0)
    if scalar or a.ndim == 0:
        name = "Scalars" if True else "Tensor-likes"
        absolute, ratio = difference.item(), relative.item()
        fail(
            f"{name} are not close!\n\nExpected {b.item()} but got {a.item()}.\n"
            f"Absolute difference: {absolute} (up to {atol} allowed)\n"
            f"Relative difference: {ratio} (up to {rtol} allowed)"
        )
    wrong = int((~close).sum())
    total = close.numel()
    where_absolute = _place(int(difference.reshape(-1).argmax()), a.shape)
    where_relative = _place(int(relative.reshape(-1).argmax()), a.shape)
    word = "equal" if rtol == 0 and atol == 0 else "close"
    allowed = ("", "") if word == "equal" else (f" (up to {atol} allowed)", f" (up to {rtol} allowed)")
    fail(
        f"Tensor-likes are not {word}!\n\nMismatched elements: {wrong} / {total} ({wrong / total:.1%})\n"
        f"Greatest absolute difference: {difference.max().item()} at index {where_absolute}{allowed[0]}\n"
        f"Greatest relative difference: {relative.max().item()} at index {where_relative}{allowed[1]}"
    )


def _within(place, a, b, options):
    try:
        assert_close(a, b, **{k: v for k, v in options.items() if k != "msg"})
    except AssertionError as error:
        raise AssertionError(f"{error}\n\nThe failure occurred for item {place}") from None


def _place(flat, shape):
    place = []
    for size in reversed(shape):
        flat, at = divmod(flat, size)
        place.append(at)
    return tuple(reversed(place))


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
    """As `assert_close`, of values alone."""
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False, msg=msg or None)
