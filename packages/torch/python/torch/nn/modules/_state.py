"""State dicts: what a module saves and how it loads; the functions here are methods of Module."""

import collections
import pprint

import torch
from torch._tensor import Tensor
from torch.nn.parameter import Parameter


class OrderedDict(collections.OrderedDict):
    """An ordered dict that prints as a list of pairs, as state dicts do wherever PyTorch's documents show one."""

    def __repr__(self):
        return f"OrderedDict({list(self.items())!r})" if self else "OrderedDict()"

    def copy(self):
        copied = OrderedDict(self)
        if hasattr(self, "_metadata"):
            copied._metadata = self._metadata
        return copied

    def __reduce__(self):
        return collections.OrderedDict, (), None, None, iter(self.items())


OrderedDict.__module__ = "collections"
# `pprint` knows Python's own ordered dicts by how they print.
pprint.PrettyPrinter._dispatch[OrderedDict.__repr__] = pprint.PrettyPrinter._dispatch[collections.OrderedDict.__repr__]


class _IncompatibleKeys(collections.namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
    __slots__ = ()

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return super().__repr__().replace("_IncompatibleKeys", "_IncompatibleKeys", 1)

    __str__ = __repr__


def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
    if destination is None:
        destination = OrderedDict()
        destination._metadata = OrderedDict()
    metadata = getattr(destination, "_metadata", None)
    if metadata is not None:
        metadata[prefix[:-1]] = {"version": getattr(self, "_version", 1)}
    for hook in self._state_dict_pre_hooks.values():
        hook(self, prefix, keep_vars)
    self._save_to_state_dict(destination, prefix, keep_vars)
    for name, module in self._modules.items():
        if module is not None:
            module.state_dict(destination=destination, prefix=f"{prefix}{name}.", keep_vars=keep_vars)
    for hook in self._state_dict_hooks.values():
        changed = hook(self, destination, prefix, metadata)
        destination = destination if changed is None else changed
    return destination


def _save_to_state_dict(self, destination, prefix, keep_vars):
    for name, parameter in self._parameters.items():
        if parameter is not None:
            destination[prefix + name] = parameter if keep_vars else parameter.detach()
    for name, buffer in self._buffers.items():
        if buffer is not None and name not in self._non_persistent_buffers_set:
            destination[prefix + name] = buffer if keep_vars else buffer.detach()


def load_state_dict(self, state_dict, strict=True, assign=False):
    """Copies values in by name. @raises RuntimeError with every key that is missing, unexpected or misshapen."""
    if not isinstance(state_dict, collections.abc.Mapping):
        raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
    missing, unexpected, errors = [], [], []
    metadata = getattr(state_dict, "_metadata", None) or {}
    self._load(dict(state_dict), "", metadata, assign, missing, unexpected, errors)
    for module in self.modules():
        for hook in module._load_state_dict_post_hooks.values():
            hook(module, _IncompatibleKeys(missing, unexpected))
    if strict:
        if unexpected:
            names = ", ".join(f'"{key}"' for key in unexpected)
            errors.insert(0, f"Unexpected key(s) in state_dict: {names}. ")
        if missing:
            names = ", ".join(f'"{key}"' for key in missing)
            errors.insert(0, f"Missing key(s) in state_dict: {names}. ")
    if errors:
        listed = "\n\t".join(errors)
        raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}:\n\t{listed}")
    return _IncompatibleKeys(missing, unexpected)


def _load(self, state, prefix, metadata, assign, missing, unexpected, errors):
    own = {**metadata.get(prefix[:-1], {}), "assign_to_params_buffers": assign}
    self._load_from_state_dict(state, prefix, own, True, missing, unexpected, errors)
    for name, module in self._modules.items():
        if module is None:
            continue
        start = f"{prefix}{name}."
        module._load(
            {key: value for key, value in state.items() if key.startswith(start)},
            start, metadata, assign, missing, unexpected, errors,
        )


def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
    for hook in self._load_state_dict_pre_hooks.values():
        hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
    kept = {
        name: buffer for name, buffer in self._buffers.items() if name not in self._non_persistent_buffers_set
    }
    members = {name: value for name, value in [*self._parameters.items(), *kept.items()] if value is not None}
    for name, member in members.items():
        key = prefix + name
        if key not in state_dict:
            if strict:
                missing_keys.append(key)
            continue
        self._load_member(name, member, key, state_dict[key], local_metadata, error_msgs)
    if strict:
        for key in state_dict:
            if not key.startswith(prefix) or key.endswith("_extra_state"):
                continue
            first, dot, _ = key[len(prefix):].partition(".")
            if (dot and first not in self._modules) or (not dot and first not in members):
                unexpected_keys.append(key)


def _load_member(self, name, member, key, value, local_metadata, error_msgs):
    if not isinstance(value, Tensor):
        error_msgs.append(
            f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint '
            f"but received {type(value)}"
        )
        return
    if value.shape != member.shape:
        if not (member.dim() == 0 and value.dim() == 1 and value.numel() == 1):
            error_msgs.append(
                f"size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, "
                f"the shape in current model is {member.shape}."
            )
            return
        value = value[0]
    with torch.no_grad():
        if local_metadata.get("assign_to_params_buffers"):
            is_parameter = isinstance(member, Parameter)
            setattr(self, name, Parameter(value, member.requires_grad) if is_parameter else value)
        else:
            member.copy_(value)


METHODS = (state_dict, _save_to_state_dict, load_state_dict, _load, _load_from_state_dict, _load_member)
for _method in METHODS:
    # Python names a function's qualified name when arguments do not fit.
    _method.__qualname__ = f"Module.{_method.__name__}"
