"""The other first-order methods."""

import math

import torch
from torch.optim.adam import prepared
from torch.optim.optimizer import Optimizer, check_range


class RMSprop(Optimizer):
    """Divides by a running mean of squared gradients."""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False,
                 foreach=None, maximize=False, differentiable=False):
        check_range("learning rate", lr)
        check_range("alpha value", alpha)
        super().__init__(params, {
            "lr": lr, "momentum": momentum, "alpha": alpha, "eps": eps, "centered": centered, "weight_decay": weight_decay,
            "capturable": capturable, "foreach": foreach, "maximize": maximize, "differentiable": differentiable,
        })

    def _update(self, group, held):
        alpha = group["alpha"]
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["square_avg"] = torch.zeros_like(param)
                if group["momentum"] > 0:
                    state["momentum_buffer"] = torch.zeros_like(param)
                if group["centered"]:
                    state["grad_avg"] = torch.zeros_like(param)
            state["step"] += 1
            gradient = prepared(group, param, gradient)
            square = state["square_avg"].mul_(alpha).addcmul_(gradient, gradient, value=1 - alpha)
            if group["centered"]:
                mean = state["grad_avg"].lerp_(gradient, 1 - alpha)
                root = square.addcmul(mean, mean, value=-1).sqrt_()
            else:
                root = square.sqrt()
            root.add_(group["eps"])
            if group["momentum"] > 0:
                buffer = state["momentum_buffer"].mul_(group["momentum"]).addcdiv_(gradient, root)
                param.add_(buffer, alpha=-group["lr"])
            else:
                param.addcdiv_(gradient, root, value=-group["lr"])


class Adagrad(Optimizer):
    """Divides by the root of all squared gradients so far (Duchi et al., 2011)."""

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
                 maximize=False, differentiable=False, fused=None):
        check_range("learning rate", lr)
        super().__init__(params, {
            "lr": lr, "lr_decay": lr_decay, "eps": eps, "weight_decay": weight_decay,
            "initial_accumulator_value": initial_accumulator_value, "foreach": foreach, "maximize": maximize,
            "differentiable": differentiable, "fused": fused,
        })
        for group in self.param_groups:
            for param in group["params"]:
                self.state[param] = {
                    "step": torch.tensor(0.0),
                    "sum": torch.full_like(param, float(initial_accumulator_value)),
                }

    def _update(self, group, held):
        for param, gradient in held:
            state = self.state[param]
            state["step"] += 1
            gradient = prepared(group, param, gradient)
            rate = group["lr"] / (1 + (state["step"].item() - 1) * group["lr_decay"])
            state["sum"].addcmul_(gradient, gradient, value=1)
            param.addcdiv_(gradient, state["sum"].sqrt().add_(group["eps"]), value=-rate)


class Adadelta(Optimizer):
    """Steps in units of past steps (Zeiler, 2012)."""

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False,
                 differentiable=False):
        check_range("learning rate", lr)
        super().__init__(params, {
            "lr": lr, "rho": rho, "eps": eps, "weight_decay": weight_decay, "maximize": maximize, "capturable": capturable,
            "foreach": foreach, "differentiable": differentiable,
        })

    def _update(self, group, held):
        rho, eps = group["rho"], group["eps"]
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["square_avg"] = torch.zeros_like(param)
                state["acc_delta"] = torch.zeros_like(param)
            state["step"] += 1
            gradient = prepared(group, param, gradient)
            square = state["square_avg"].mul_(rho).addcmul_(gradient, gradient, value=1 - rho)
            delta = state["acc_delta"].add(eps).sqrt_().div_(square.add(eps).sqrt_()).mul_(gradient)
            state["acc_delta"].mul_(rho).addcmul_(delta, delta, value=1 - rho)
            param.add_(delta, alpha=-group["lr"])


class Rprop(Optimizer):
    """Steps by the sign of the gradient alone."""

    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        check_range("learning rate", lr)
        super().__init__(params, {
            "lr": lr, "etas": etas, "step_sizes": step_sizes, "foreach": foreach, "maximize": maximize,
            "differentiable": differentiable, "capturable": capturable,
        })

    def _update(self, group, held):
        shrink, grow = group["etas"]
        low, high = group["step_sizes"]
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["prev"] = torch.zeros_like(param)
                state["step_size"] = torch.full_like(gradient, group["lr"])
            state["step"] += 1
            gradient = prepared(group, param, gradient).clone()
            agreement = (gradient * state["prev"]).sign()
            factor = torch.ones_like(gradient)
            factor[agreement > 0] = grow
            factor[agreement < 0] = shrink
            state["step_size"].mul_(factor).clamp_(low, high)
            gradient[agreement < 0] = 0
            param.addcmul_(gradient.sign(), state["step_size"], value=-1)
            state["prev"].copy_(gradient)


class ASGD(Optimizer):
    """Averaged stochastic gradient descent (Polyak and Juditsky, 1992)."""

    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False,
                 differentiable=False, capturable=False):
        check_range("learning rate", lr)
        super().__init__(params, {
            "lr": lr, "lambd": lambd, "alpha": alpha, "t0": t0, "weight_decay": weight_decay, "foreach": foreach,
            "maximize": maximize, "differentiable": differentiable, "capturable": capturable,
        })

    def _update(self, group, held):
        for param, gradient in held:
            state = self.state[param]
            if not state:
                state["step"] = torch.tensor(0.0)
                state["eta"] = torch.tensor(float(group["lr"]))
                state["mu"] = torch.tensor(1.0)
                state["ax"] = torch.zeros_like(param)
            state["step"] += 1
            step = state["step"].item()
            gradient = prepared(group, param, gradient)
            eta = state["eta"].item()
            param.mul_(1 - group["lambd"] * eta)
            param.add_(gradient, alpha=-eta)
            mu = state["mu"].item()
            if mu == 1:
                state["ax"].copy_(param)
            else:
                state["ax"].add_((param - state["ax"]) * mu)
            state["eta"].fill_(group["lr"] / (1 + group["lambd"] * group["lr"] * step) ** group["alpha"])
            state["mu"].fill_(1 / max(1, step - group["t0"]))


class LBFGS(Optimizer):
    """Limited-memory BFGS; `step` needs a closure that computes the loss anew."""

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
                 line_search_fn=None):
        check_range("learning rate", lr)
        super().__init__(params, {
            "lr": lr, "max_iter": max_iter, "max_eval": max_iter * 5 // 4 if max_eval is None else max_eval,
            "tolerance_grad": tolerance_grad, "tolerance_change": tolerance_change, "history_size": history_size,
            "line_search_fn": line_search_fn,
        })
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        if line_search_fn not in (None, "strong_wolfe"):
            raise RuntimeError("only 'strong_wolfe' is supported")
        self._params = self.param_groups[0]["params"]

    def _gradient(self):
        return torch.cat([
            torch.zeros(param.numel()) if param.grad is None else param.grad.reshape(-1) for param in self._params
        ])

    def _move(self, direction, length):
        at = 0
        for param in self._params:
            count = param.numel()
            param.add_(direction[at : at + count].view_as(param), alpha=length)
            at += count

    def _evaluate(self, closure, start, direction, length):
        for param, value in zip(self._params, start):
            param.copy_(value)
        self._move(direction, length)
        with torch.enable_grad():
            loss = float(closure())
        return loss, self._gradient()

    def step(self, closure):
        with torch.no_grad():
            return self._minimize(closure)

    def _minimize(self, closure):
        group = self.param_groups[0]
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        with torch.enable_grad():
            first = closure()
        loss = float(first)
        evaluations = 1
        state["func_evals"] += 1
        gradient = self._gradient()
        if float(gradient.abs().max()) <= group["tolerance_grad"]:
            return first
        direction, length = state.get("d"), state.get("t")
        pairs = state.setdefault("pairs", [])
        scale, before = state.get("H_diag", 1.0), state.get("prev_flat_grad")
        iterations = 0
        while iterations < group["max_iter"]:
            iterations += 1
            state["n_iter"] += 1
            if state["n_iter"] == 1:
                direction, pairs[:], scale = gradient.neg(), [], 1.0
            else:
                change = gradient.sub(before)
                moved = direction.mul(length)
                curvature = float(change.dot(moved))
                if curvature > 1e-10:
                    if len(pairs) == group["history_size"]:
                        pairs.pop(0)
                    pairs.append((change, moved, 1.0 / curvature))
                    scale = curvature / float(change.dot(change))
                direction = self._two_loops(gradient, pairs, scale)
            before, loss_before = gradient.clone(), loss
            if state["n_iter"] == 1:
                length = min(1.0, 1.0 / float(gradient.abs().sum())) * group["lr"]
            else:
                length = group["lr"]
            slope = float(gradient.dot(direction))
            if slope > -group["tolerance_change"]:
                break
            spent = 0
            if group["line_search_fn"] == "strong_wolfe":
                start = [param.clone() for param in self._params]
                loss, gradient, length, spent = _strong_wolfe(
                    lambda t, start=start, d=direction: self._evaluate(closure, start, d, t), length, direction, loss,
                    gradient, slope,
                )
                for param, value in zip(self._params, start):
                    param.copy_(value)
                self._move(direction, length)
            else:
                self._move(direction, length)
                if iterations != group["max_iter"]:
                    with torch.enable_grad():
                        loss = float(closure())
                    gradient = self._gradient()
                    spent = 1
            evaluations += spent
            state["func_evals"] += spent
            if (
                evaluations >= group["max_eval"]
                or float(gradient.abs().max()) <= group["tolerance_grad"]
                or float(direction.mul(length).abs().max()) <= group["tolerance_change"]
                or abs(loss - loss_before) < group["tolerance_change"]
            ):
                break
        state.update({"d": direction, "t": length, "H_diag": scale, "prev_flat_grad": before})
        return first

    @staticmethod
    def _two_loops(gradient, pairs, scale):
        q = gradient.neg()
        weights = []
        for change, moved, inverse in reversed(pairs):
            weight = float(moved.dot(q)) * inverse
            q.add_(change, alpha=-weight)
            weights.append(weight)
        r = q.mul(scale)
        for (change, moved, inverse), weight in zip(pairs, reversed(weights)):
            r.add_(moved, alpha=weight - float(change.dot(r)) * inverse)
        return r


def _cubic_minimum(x1, f1, g1, x2, f2, g2, bounds=None):
    """Where the cubic through two points with these values and slopes is smallest, within the bounds."""
    low, high = bounds if bounds is not None else ((x1, x2) if x1 <= x2 else (x2, x1))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1**2 - g1 * g2
    if square < 0:
        return (low + high) / 2.0
    d2 = math.sqrt(square)
    at = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2)) if x1 <= x2 else x1 - (x1 - x2) * (
        (g1 + d2 - d1) / (g1 - g2 + 2 * d2)
    )
    return min(max(at, low), high)


def _strong_wolfe(evaluate, t, direction, f, g, slope, c1=1e-4, c2=0.9, tolerance=1e-9, most=25):
    """A step length with enough decrease and a flat enough slope (Nocedal and Wright, Numerical Optimization, 3.5 and 3.6)."""
    largest = float(direction.abs().max())
    f_new, g_new = evaluate(t)
    evaluations = 1
    slope_new = float(g_new.dot(direction))
    t_before, f_before, g_before, slope_before = 0.0, f, g, slope
    done = False
    steps = 0
    bracket = None
    while steps < most:
        if f_new > f + c1 * t * slope or (steps > 1 and f_new >= f_before):
            bracket = [(t_before, f_before, g_before.clone(), slope_before), (t, f_new, g_new.clone(), slope_new)]
            break
        if abs(slope_new) <= -c2 * slope:
            bracket, done = [(t, f_new, g_new, slope_new)], True
            break
        if slope_new >= 0:
            bracket = [(t_before, f_before, g_before.clone(), slope_before), (t, f_new, g_new.clone(), slope_new)]
            break
        low, high = t + 0.01 * (t - t_before), t * 10
        following = _cubic_minimum(t_before, f_before, slope_before, t, f_new, slope_new, (low, high))
        t_before, f_before, g_before, slope_before = t, f_new, g_new.clone(), slope_new
        t = following
        f_new, g_new = evaluate(t)
        evaluations += 1
        slope_new = float(g_new.dot(direction))
        steps += 1
    if bracket is None:
        bracket = [(0.0, f, g, slope), (t, f_new, g_new, slope_new)]
    if len(bracket) == 1:
        at, value, gradient, _ = bracket[0]
        return value, gradient, at, evaluations
    bracket.sort(key=lambda point: point[1])
    stuck = False
    while not done and steps < most:
        (t0, f0, _, s0), (t1, f1, _, s1) = bracket
        if abs(t1 - t0) * largest < tolerance:
            break
        t = _cubic_minimum(t0, f0, s0, t1, f1, s1)
        low, high = min(t0, t1), max(t0, t1)
        margin = 0.1 * (high - low)
        if min(high - t, t - low) < margin:
            if stuck or t >= high or t <= low:
                t = high - margin if abs(t - high) < abs(t - low) else low + margin
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        f_new, g_new = evaluate(t)
        evaluations += 1
        slope_new = float(g_new.dot(direction))
        steps += 1
        point = (t, f_new, g_new.clone(), slope_new)
        if f_new > f + c1 * t * slope or f_new >= bracket[0][1]:
            bracket[1] = point
            bracket.sort(key=lambda each: each[1])
        else:
            if abs(slope_new) <= -c2 * slope:
                done = True
            elif slope_new * (bracket[1][0] - bracket[0][0]) >= 0:
                bracket[1] = bracket[0]
            bracket[0] = point
    at, value, gradient, _ = bracket[0]
    return value, gradient, at, evaluations
