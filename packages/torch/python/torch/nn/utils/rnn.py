"""Sequences of different lengths in one batch."""

import collections

import torch


class PackedSequence(collections.namedtuple("PackedSequence", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])):
    """Time steps one after the other, each with the sequences that are that long."""

    __slots__ = ()

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Tensors [L_i, *] as one [L, N, *] (or [N, L, *])."""
    sequences = list(sequences)
    if not sequences:
        raise RuntimeError("received an empty list of sequences")
    longest = max(sequence.size(0) for sequence in sequences)
    rest = sequences[0].shape[1:]
    rows = []
    for sequence in sequences:
        missing = longest - sequence.size(0)
        filling = torch.full((missing, *rest), padding_value, dtype=sequence.dtype)
        rows.append(torch.cat([sequence, filling] if padding_side == "right" else [filling, sequence]))
    return torch.stack(rows, 0 if batch_first else 1)


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = torch.as_tensor(lengths, dtype=torch.int64)
    if batch_first:
        input = input.transpose(0, 1)
    if enforce_sorted:
        order = None
        if any(a < b for a, b in zip(lengths.tolist(), lengths.tolist()[1:])):
            raise RuntimeError(
                "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do "
                "not need ONNX exportability."
            )
    else:
        lengths, order = torch.sort(lengths, descending=True, stable=True)
        input = input.index_select(1, order)
    if int(lengths[-1]) <= 0:
        raise RuntimeError("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
    sizes = [int((lengths > step).sum()) for step in range(int(lengths[0]))]
    data = torch.cat([input[step, :size] for step, size in enumerate(sizes)])
    back = None if order is None else torch.argsort(order)
    return PackedSequence(data, torch.tensor(sizes), order, back)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    sizes = sequence.batch_sizes.tolist()
    steps = len(sizes) if total_length is None else total_length
    batch = sizes[0]
    rows, at = [], 0
    for step in range(steps):
        size = sizes[step] if step < len(sizes) else 0
        row = sequence.data[at : at + size]
        at += size
        if size < batch:
            filling = torch.full((batch - size, *row.shape[1:]), padding_value, dtype=row.dtype)
            row = torch.cat([row, filling])
        rows.append(row)
    padded = torch.stack(rows)
    lengths = torch.tensor([sum(size > i for size in sizes) for i in range(batch)])
    if sequence.unsorted_indices is not None:
        padded = padded.index_select(1, sequence.unsorted_indices)
        lengths = lengths[sequence.unsorted_indices]
    return padded.transpose(0, 1) if batch_first else padded, lengths


def pack_sequence(sequences, enforce_sorted=True):
    lengths = [sequence.size(0) for sequence in sequences]
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [row[: int(length)] for row, length in zip(rows, lengths)]


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
