"""Stochastic gradient descent."""

from torch import _C
from torch.optim.optimizer import Optimizer, check_range, in_chunks


class SGD(Optimizer):
    """`p -= lr · g`, with momentum, weight decay and Nesterov's variant."""

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
                 foreach=None, differentiable=False, fused=None):
        check_range("learning rate", lr)
        check_range("momentum value", momentum)
        check_range("weight_decay value", weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(params, {
            "lr": lr, "momentum": momentum, "dampening": dampening, "weight_decay": weight_decay, "nesterov": nesterov,
            "maximize": maximize, "foreach": foreach, "differentiable": differentiable, "fused": fused,
        })

    def _update(self, group, held):
        momentum = group["momentum"]
        rows = []
        for param, gradient in held:
            if momentum == 0:
                rows.append((param._h, gradient._h, 0, 0))
                continue
            state = self.state[param]
            buffer = state.get("momentum_buffer")
            is_first = buffer is None
            if is_first:
                buffer = state["momentum_buffer"] = gradient.detach().clone()
            rows.append((param._h, gradient._h, buffer._h, is_first))
        in_chunks(rows, 4, lambda count: _C.sgd_step(
            count, float(group["lr"]), float(momentum), float(group["dampening"]), float(group["weight_decay"]),
            group["nesterov"], group["maximize"],
        ))
