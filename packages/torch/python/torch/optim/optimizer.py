"""What every optimizer shares: parameter groups, state, and their saving."""

import copy
from collections import defaultdict

import torch
from torch import _C
from torch._tensor import Tensor, _check

_CHUNK = 512


class _Required:
    def __repr__(self):
        return "<required parameter>"


required = _Required()


class Optimizer:
    """Changes parameters by their gradients, group by group."""

    def __init__(self, params, defaults):
        self.defaults = defaults
        if isinstance(params, Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got " + torch.typename(params)
            )
        self.state = defaultdict(dict)
        self.param_groups = []
        self._optimizer_step_pre_hooks = {}
        self._optimizer_step_post_hooks = {}
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(dict(group))

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, Tensor):
            params = [params]
        elif isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets "
                "will change between runs. Please use a list instead."
            )
        params = [param[1] if isinstance(param, tuple) else param for param in params]
        param_group["params"] = params
        for param in params:
            if not isinstance(param, Tensor):
                raise TypeError("optimizer can only optimize Tensors, but one of the params is " + torch.typename(param))
            if not param.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        if len(params) != len({id(param) for param in params}):
            raise ValueError("some parameters appear in more than one parameter group")
        known = {id(param) for group in self.param_groups for param in group["params"]}
        if not known.isdisjoint(id(param) for param in params):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        """Forgets every gradient; with `set_to_none=False` they become zeros instead."""
        params = [param for group in self.param_groups for param in group["params"]]
        if not set_to_none:
            for param in params:
                if param.grad is not None:
                    param.grad.detach_().zero_()
            return
        mailbox = _C.mailbox
        for start in range(0, len(params), _CHUNK):
            chunk = params[start : start + _CHUNK]
            for i, param in enumerate(chunk):
                mailbox[i] = param._h
            _check(_C.clear_grads(len(chunk)))

    def step(self, closure=None):
        """Runs `closure`, if there is one, with gradients on, then updates every parameter that has a gradient."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for hook in self._optimizer_step_pre_hooks.values():
            hook(self, (), {})
        before = _C.set_grad_enabled(False)
        try:
            for group in self.param_groups:
                held = [(param, gradient) for param in group["params"] if (gradient := param.grad) is not None]
                if held:
                    self._update(group, held)
        finally:
            _C.set_grad_enabled(before)
        for hook in self._optimizer_step_post_hooks.values():
            hook(self, (), {})
        return loss

    def _update(self, group, held):
        raise NotImplementedError

    def register_step_pre_hook(self, hook):
        from torch.nn.modules.module import RemovableHandle

        handle = RemovableHandle(self._optimizer_step_pre_hooks)
        self._optimizer_step_pre_hooks[handle.id] = hook
        return handle

    def register_step_post_hook(self, hook):
        from torch.nn.modules.module import RemovableHandle

        handle = RemovableHandle(self._optimizer_step_post_hooks)
        self._optimizer_step_post_hooks[handle.id] = hook
        return handle

    def state_dict(self):
        """State by number of parameter, and the groups with numbers in place of parameters."""
        numbers = {}
        groups = []
        for group in self.param_groups:
            packed = {name: value for name, value in group.items() if name != "params"}
            for param in group["params"]:
                numbers.setdefault(id(param), len(numbers))
            packed["params"] = [numbers[id(param)] for param in group["params"]]
            groups.append(packed)
        state = {
            (numbers[id(key)] if isinstance(key, Tensor) else key): value for key, value in self.state.items()
        }
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        saved = copy.deepcopy(state_dict)
        if len(self.param_groups) != len(saved["param_groups"]):
            raise ValueError("loaded state dict has a different number of parameter groups")
        pairs = list(zip(self.param_groups, saved["param_groups"]))
        if any(len(own["params"]) != len(other["params"]) for own, other in pairs):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        params = {}
        for own, other in pairs:
            params.update(zip(other["params"], own["params"]))
            own.update({name: value for name, value in other.items() if name != "params"})
        self.state = defaultdict(dict)
        for key, value in saved["state"].items():
            param = params.get(key)
            self.state[key if param is None else param] = value

    def __repr__(self):
        lines = [type(self).__name__ + " ("]
        for i, group in enumerate(self.param_groups):
            lines.append(f"Parameter Group {i}")
            lines += [f"    {name}: {group[name]}" for name in sorted(group) if name != "params"]
        return "\n".join([*lines, ")"])

    def __getstate__(self):
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.__dict__.setdefault("_optimizer_step_pre_hooks", {})
        self.__dict__.setdefault("_optimizer_step_post_hooks", {})


def check_range(name, value, low=0.0, high=None):
    """Refuses a setting outside [low, high) with PyTorch's words."""
    number = float(value)
    if number < low or (high is not None and number >= high) or number != number:
        raise ValueError(f"Invalid {name}: {value}")


def check_betas(betas):
    for i, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {i}: {beta}")


def in_chunks(rows, width, call):
    """Hands rows of numbers to the engine through the mailbox, as many at a time as fit."""
    mailbox = _C.mailbox
    most = len(mailbox) // width
    for start in range(0, len(rows), most):
        chunk = rows[start : start + most]
        at = 0
        for row in chunk:
            for value in row:
                mailbox[at] = value
                at += 1
        _check(call(len(chunk)))
