"""Adam and its relatives."""

import torch
from torch import _C
from torch.optim.optimizer import Optimizer, check_betas, check_range, in_chunks


class Adam(Optimizer):
    """Adam (Kingma and Ba, 2015); weight decay is added to the gradient."""

    decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None,
                 maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
        check_range("learning rate", lr)
        check_range("epsilon value", eps)
        check_betas(betas)
        check_range("weight_decay value", weight_decay)
        super().__init__(params, {
            "lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "amsgrad": amsgrad, "maximize": maximize,
            "foreach": foreach, "capturable": capturable, "differentiable": differentiable, "fused": fused,
            "decoupled_weight_decay": decoupled_weight_decay,
        })

    def _update(self, group, held):
        amsgrad = group["amsgrad"]
        rows = []
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
                if amsgrad:
                    state["max_exp_avg_sq"] = torch.zeros_like(param)
            step = state["step"]
            step.add_(1)
            largest = state["max_exp_avg_sq"]._h if amsgrad else 0
            rows.append(
                (param._h, gradient._h, state["exp_avg"]._h, state["exp_avg_sq"]._h, largest, step.item())
            )
        beta1, beta2 = group["betas"]
        in_chunks(rows, 6, lambda count: _C.adam_step(
            count, float(group["lr"]), float(beta1), float(beta2), float(group["eps"]), float(group["weight_decay"]),
            self.decoupled or group["decoupled_weight_decay"], group["maximize"], amsgrad,
        ))


class AdamW(Adam):
    """Adam with the weight decay taken from the parameter itself (Loshchilov and Hutter, 2019)."""

    decoupled = True

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False,
                 foreach=None, capturable=False, differentiable=False, fused=None):
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize,
                         capturable=capturable, differentiable=differentiable, fused=fused, decoupled_weight_decay=True)


class Adamax(Optimizer):
    """Adam with the infinity norm."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False,
                 differentiable=False, capturable=False):
        check_range("learning rate", lr)
        check_betas(betas)
        super().__init__(params, {
            "lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "foreach": foreach, "maximize": maximize,
            "differentiable": differentiable, "capturable": capturable,
        })

    def _update(self, group, held):
        beta1, beta2 = group["betas"]
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_inf"] = torch.zeros_like(param)
            state["step"] += 1
            gradient = prepared(group, param, gradient)
            state["exp_avg"].mul_(beta1).add_(gradient, alpha=1 - beta1)
            torch.maximum(state["exp_inf"].mul_(beta2), gradient.abs().add_(group["eps"]), out=state["exp_inf"])
            step_size = group["lr"] / (1 - beta1 ** state["step"].item())
            param.addcdiv_(state["exp_avg"], state["exp_inf"], value=-step_size)


class NAdam(Optimizer):
    """Adam with Nesterov momentum (Dozat, 2016)."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
                 decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False):
        check_range("learning rate", lr)
        check_betas(betas)
        super().__init__(params, {
            "lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "momentum_decay": momentum_decay,
            "decoupled_weight_decay": decoupled_weight_decay, "maximize": maximize, "foreach": foreach,
            "capturable": capturable, "differentiable": differentiable,
        })

    def _update(self, group, held):
        beta1, beta2 = group["betas"]
        lr = group["lr"]
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["mu_product"] = torch.tensor(1.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            state["step"] += 1
            step = state["step"].item()
            if group["decoupled_weight_decay"] and group["weight_decay"]:
                param.mul_(1 - lr * group["weight_decay"])
                gradient = -gradient if group["maximize"] else gradient
            else:
                gradient = prepared(group, param, gradient)
            mu = beta1 * (1.0 - 0.5 * 0.96 ** (step * group["momentum_decay"]))
            mu_next = beta1 * (1.0 - 0.5 * 0.96 ** ((step + 1) * group["momentum_decay"]))
            state["mu_product"] *= mu
            product = state["mu_product"].item()
            state["exp_avg"].lerp_(gradient, 1 - beta1)
            state["exp_avg_sq"].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
            denominator = state["exp_avg_sq"].div(1 - beta2**step).sqrt().add_(group["eps"])
            param.addcdiv_(gradient, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
            param.addcdiv_(state["exp_avg"], denominator, value=-lr * mu_next / (1.0 - product * mu_next))


class RAdam(Optimizer):
    """Adam with its early variance rectified (Liu et al., 2020)."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False):
        check_range("learning rate", lr)
        check_betas(betas)
        super().__init__(params, {
            "lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "maximize": maximize, "foreach": foreach,
            "capturable": capturable, "decoupled_weight_decay": decoupled_weight_decay, "differentiable": differentiable,
        })

    def _update(self, group, held):
        beta1, beta2 = group["betas"]
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            state["step"] += 1
            step = state["step"].item()
            gradient = prepared(group, param, gradient)
            state["exp_avg"].lerp_(gradient, 1 - beta1)
            state["exp_avg_sq"].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
            correction2 = 1 - beta2**step
            moment = state["exp_avg"] / (1 - beta1**step)
            longest = 2 / (1 - beta2) - 1
            length = longest - 2 * step * beta2**step / correction2
            if length > 5.0:
                rectified = (
                    (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
                ) ** 0.5
                adapted = correction2**0.5 / state["exp_avg_sq"].sqrt().add_(group["eps"])
                param.add_(moment * group["lr"] * adapted * rectified, alpha=-1.0)
            else:
                param.add_(moment * group["lr"], alpha=-1.0)


def prepared(group, param, gradient):
    """The gradient with its sign for maximising and with weight decay added."""
    if group.get("maximize"):
        gradient = -gradient
    if group.get("weight_decay"):
        gradient = gradient.add(param, alpha=group["weight_decay"])
    return gradient
