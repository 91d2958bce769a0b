"""The loss of connectionist temporal classification."""

import torch


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    """−log of the probability of a target over all its alignments (Graves et al., 2006, forward variables).

    log_probs [T, N, C] or [T, C]; targets [N, S], or all of them one after the other [ΣS].
    """
    single = log_probs.dim() == 2
    if single:
        log_probs = log_probs.unsqueeze(1)
    steps, n, _ = log_probs.shape
    lengths = torch.as_tensor(input_lengths).reshape(-1).tolist()
    sizes = torch.as_tensor(target_lengths).reshape(-1).tolist()
    if targets.dim() == 1:
        rows = list(targets.split(sizes))
    else:
        rows = [targets[i, : sizes[i]] for i in range(n)]
    longest = max([*sizes, 0])
    # Blanks before, between and after the labels: [N, 2S + 1].
    extended = torch.full((n, 2 * longest + 1), blank, dtype=torch.int64)
    for i, row in enumerate(rows):
        extended[i, 1 : 2 * sizes[i] : 2] = row
    least = torch.finfo(log_probs.dtype).min
    never = torch.full((n, 2), least, dtype=log_probs.dtype)
    # A label may be entered from the label before it, unless the two are the same.
    skips = torch.zeros(extended.shape, dtype=torch.bool)
    skips[:, 2:] = (extended[:, 2:] != blank) & (extended[:, 2:] != extended[:, :-2])
    emitted = log_probs.gather(2, extended.expand(steps, *extended.shape))
    start = torch.full(extended.shape, least, dtype=log_probs.dtype)
    starts = torch.zeros(extended.shape, dtype=torch.bool)
    starts[:, :2] = True
    alpha = torch.where(starts, emitted[0], start)
    history = [alpha]
    for step in range(1, steps):
        one = torch.cat([never[:, :1], alpha[:, :-1]], 1)
        two = torch.where(skips, torch.cat([never, alpha[:, :-2]], 1)[:, : alpha.size(1)], start)
        alpha = (torch.stack([alpha, one, two]).logsumexp(0) + emitted[step]).clamp(min=least)
        history.append(alpha)
    losses = []
    for i in range(n):
        last = history[lengths[i] - 1][i]
        ends = last[2 * sizes[i] - 1 : 2 * sizes[i] + 1] if sizes[i] else last[:1]
        losses.append(-ends.logsumexp(0))
    loss = torch.stack(losses)
    impossible = loss > -least / 2
    loss = torch.where(impossible, torch.zeros_like(loss) if zero_infinity else torch.full_like(loss, float("inf")), loss)
    if reduction == "mean":
        return (loss / torch.tensor([max(size, 1) for size in sizes], dtype=loss.dtype)).mean()
    if reduction == "sum":
        return loss.sum()
    return loss[0] if single else loss
