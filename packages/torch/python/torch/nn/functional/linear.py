"""Linear maps and embeddings."""

import torch
from torch import _C
from torch._tensor import _check, _wrap
from torch.nn.functional._shared import _h, _tensor_argument


def linear(input, weight, bias=None):
    """`input @ weight.T + bias`. input [*, in], weight [out, in], bias [out] → [*, out]."""
    try:
        return _wrap(_C.linear(input._h, weight._h, 0 if bias is None else bias._h))
    except AttributeError:
        _tensor_argument("linear", "input", input, 1)
        raise


def bilinear(input1, input2, weight, bias=None):
    """`x1ᵀ W x2 + b`. input1 [*, in1], input2 [*, in2], weight [out, in1, in2] → [*, out]."""
    return _wrap(_C.bilinear(input1._h, input2._h, weight._h, _h(bias)))


def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    """Rows of `weight` by index. input int [*], weight [rows, width] → [*, width]."""
    if padding_idx is not None:
        rows = weight.size(0)
        if not -rows <= padding_idx < rows:
            raise AssertionError("Padding_idx must be within num_embeddings")
        padding_idx %= rows
    if max_norm is not None:
        with torch.no_grad():
            used = input.unique()
            norms = weight[used].norm(norm_type, dim=1)
            over = used[norms > max_norm]
            if over.numel():
                weight[over] = weight[over] * (max_norm / (norms[norms > max_norm] + 1e-7)).unsqueeze(1)
    return _wrap(_C.embedding(input._h, weight._h, -1 if padding_idx is None else padding_idx))


def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean",
                  sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
    """Embeddings of each bag, summed, averaged or maximised."""
    if input.dim() == 2:
        bags = [(input[i], None if per_sample_weights is None else per_sample_weights[i]) for i in range(input.size(0))]
    else:
        starts = offsets.tolist()
        ends = starts[1:] if include_last_offset else [*starts[1:], input.numel()]
        bags = [
            (input[a:b], None if per_sample_weights is None else per_sample_weights[a:b])
            for a, b in zip(starts, ends)
        ]
    rows = []
    for indices, weights in bags:
        found = embedding(indices, weight, padding_idx)
        if weights is not None:
            found = found * weights.unsqueeze(1)
        if indices.numel() == 0:
            rows.append(torch.zeros(weight.size(1), dtype=weight.dtype))
        else:
            rows.append({"sum": found.sum, "mean": found.mean, "max": found.amax}[mode](0))
    bags = torch.stack(rows)
    _check(_C.name_grad_fn(bags._h, "EmbeddingBagBackward0"))
    return bags


def one_hot(tensor, num_classes=-1):
    """Class indices as rows of 0 and 1. int64 [*] → int64 [*, classes]."""
    return _wrap(_C.one_hot(tensor._h, num_classes))
