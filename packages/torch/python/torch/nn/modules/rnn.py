"""Recurrent layers."""

import math
import warnings

import torch
from torch import _C
from torch._tensor import _check, _wrap_many
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

_MODES = {"RNN_TANH": (0, 1), "RNN_RELU": (1, 1), "LSTM": (2, 4), "GRU": (3, 3)}


class RNNBase(Module):
    """Layers of one kind of cell over [L, N, input] (or [N, L, input] with batch_first, or [L, input])."""

    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, proj_size=0, device=None, dtype=None):
        super().__init__()
        if hidden_size <= 0:
            raise ValueError("hidden_size must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if not 0 <= dropout <= 1:
            raise ValueError("dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
        if dropout > 0 and num_layers == 1:
            warnings.warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                f"greater than 1, but got dropout={dropout} and num_layers={num_layers}",
                stacklevel=3,
            )
        if proj_size:
            raise NotImplementedError("proj_size of recurrent layers is not available")
        self.mode = mode
        self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
        self.bias, self.batch_first, self.dropout = bias, batch_first, float(dropout)
        self.bidirectional, self.proj_size = bidirectional, proj_size
        self._code, gates = _MODES[mode]
        directions = 2 if bidirectional else 1
        for layer in range(num_layers):
            for direction in range(directions):
                suffix = f"_l{layer}" + ("_reverse" if direction else "")
                width = input_size if layer == 0 else hidden_size * directions
                shapes = [("weight_ih", (gates * hidden_size, width)), ("weight_hh", (gates * hidden_size, hidden_size))]
                if bias:
                    shapes += [("bias_ih", (gates * hidden_size,)), ("bias_hh", (gates * hidden_size,))]
                for name, shape in shapes:
                    setattr(self, name + suffix, Parameter(torch.empty(shape, dtype=dtype)))
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        """Parameters lie well as they are."""

    @property
    def all_weights(self):
        directions = ("", "_reverse") if self.bidirectional else ("",)
        kinds = ("weight_ih", "weight_hh", "bias_ih", "bias_hh") if self.bias else ("weight_ih", "weight_hh")
        return [
            [getattr(self, f"{kind}_l{layer}{direction}") for kind in kinds]
            for layer in range(self.num_layers)
            for direction in directions
        ]

    def _check(self, input, hidden):
        if input.dim() not in (2, 3):
            raise ValueError(f"{type(self).__name__}: Expected input to be 2D or 3D, got {input.dim()}D instead")
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}"
            )

    def _check_hidden(self, hidden, batch, name="hidden"):
        expected = (self.num_layers * (2 if self.bidirectional else 1), batch, self.hidden_size)
        if tuple(hidden.shape) != expected:
            raise RuntimeError(f"Expected {name} size {expected}, got {list(hidden.shape)}")

    def _zeros(self, batch, like):
        layers = self.num_layers * (2 if self.bidirectional else 1)
        return torch.zeros(layers, batch, self.hidden_size, dtype=like.dtype)

    def forward(self, input, hx=None):
        packed = input if isinstance(input, PackedSequence) else None
        lengths = None
        if packed is not None:
            input, lengths = pad_packed_sequence(packed, batch_first=False)
        self._check(input, hx)
        is_lstm = self._code == 2
        batched = input.dim() == 3
        if packed is None and batched and self.batch_first:
            input = input.transpose(0, 1)
        if not batched:
            input = input.unsqueeze(1)
        batch = input.size(1)
        if hx is None:
            hidden = self._zeros(batch, input)
            cell = self._zeros(batch, input) if is_lstm else None
        else:
            hidden, cell = hx if is_lstm else (hx, None)
            if not batched:
                hidden = hidden.unsqueeze(1)
                cell = cell.unsqueeze(1) if is_lstm else None
            self._check_hidden(hidden, batch, "hidden[0]" if is_lstm else "hidden")
            if is_lstm:
                self._check_hidden(cell, batch, "hidden[1]")
        output, last_hidden, last_cell = self._run(input, hidden, cell, lengths)
        if packed is not None:
            output = pack_padded_sequence(output, lengths, enforce_sorted=False)
        elif not batched:
            output, last_hidden = output.squeeze(1), last_hidden.squeeze(1)
            last_cell = last_cell.squeeze(1) if is_lstm else None
        elif self.batch_first:
            output = output.transpose(0, 1)
            if not is_lstm:
                _check(_C.name_grad_fn(output._h, "TransposeBackward1"))
        return output, (last_hidden, last_cell) if is_lstm else last_hidden

    def _run(self, input, hidden, cell, lengths):
        directions = 2 if self.bidirectional else 1
        weights = self.all_weights
        hiddens, cells = [], []
        for layer in range(self.num_layers):
            outputs = []
            for direction in range(directions):
                at = layer * directions + direction
                out, h, c = self._one(
                    input, hidden[at], cell[at] if cell is not None else None, weights[at], direction == 1, lengths
                )
                outputs.append(out)
                hiddens.append(h)
                cells.append(c)
            input = outputs[0] if directions == 1 else torch.cat(outputs, -1)
            if self.dropout > 0 and self.training and layer < self.num_layers - 1:
                input = F.dropout(input, self.dropout, True)
        return input, torch.stack(hiddens), torch.stack(cells) if cell is not None else None

    def _one(self, input, hidden, cell, weights, reverse, lengths):
        if lengths is not None:
            return self._ragged(input, hidden, cell, weights, reverse, lengths)
        w_ih, w_hh, *biases = weights
        b_ih, b_hh = biases or (None, None)
        results = _wrap_many(
            _C.rnn_layer(
                self._code, input._h, hidden._h, 0 if cell is None else cell._h, w_ih._h, w_hh._h,
                0 if b_ih is None else b_ih._h, 0 if b_hh is None else b_hh._h, reverse,
            )
        )
        return results[0], results[1], results[2] if cell is not None else None

    def _ragged(self, input, hidden, cell, weights, reverse, lengths):
        """Each sequence by its own length; what lies beyond an end is zero."""
        longest = input.size(0)
        outs, hs, cs = [], [], []
        for i, length in enumerate(lengths.tolist()):
            own_cell = None if cell is None else cell[i : i + 1]
            out, h, c = self._one(input[:length, i : i + 1], hidden[i : i + 1], own_cell, weights, reverse, None)
            outs.append(F.pad(out, (0, 0, 0, 0, 0, longest - length)))
            hs.append(h)
            cs.append(c)
        return torch.cat(outs, 1), torch.cat(hs), torch.cat(cs) if cell is not None else None

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if self.batch_first is not False:
            text += f", batch_first={self.batch_first}"
        if self.dropout != 0:
            text += f", dropout={self.dropout}"
        if self.bidirectional is not False:
            text += f", bidirectional={self.bidirectional}"
        return text


class RNN(RNNBase):
    """`h = tanh(W_ih x + b_ih + W_hh h + b_hh)`."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", bias=True, batch_first=False,
                 dropout=0.0, bidirectional=False, device=None, dtype=None):
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(f"RNN_{nonlinearity.upper()}", input_size, hidden_size, num_layers, bias, batch_first, dropout,
                         bidirectional, 0, device, dtype)
        self.nonlinearity = nonlinearity


class LSTM(RNNBase):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, proj_size=0, device=None, dtype=None):
        super().__init__("LSTM", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, proj_size,
                         device, dtype)


class GRU(RNNBase):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, device=None, dtype=None):
        super().__init__("GRU", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, 0, device, dtype)


class _Cell(Module):
    """One step of a recurrent layer over [N, input] or [input]."""

    code = 0

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        gates = {0: 1, 1: 1, 2: 4, 3: 3}[self.code]
        self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
        self.weight_ih = Parameter(torch.empty(gates * hidden_size, input_size, dtype=dtype))
        self.weight_hh = Parameter(torch.empty(gates * hidden_size, hidden_size, dtype=dtype))
        for name in ("bias_ih", "bias_hh"):
            if bias:
                setattr(self, name, Parameter(torch.empty(gates * hidden_size, dtype=dtype)))
            else:
                self.register_parameter(name, None)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _start(self, input, states):
        """The input and the states as batches; states that are not given are zeros."""
        if input.dim() not in (1, 2):
            raise ValueError(f"{type(self).__name__}: Expected input to be 1D or 2D, got {input.dim()}D instead")
        x = input if input.dim() == 2 else input.unsqueeze(0)
        zeros = torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype)
        return x, [zeros if h is None else (h if h.dim() == 2 else h.unsqueeze(0)) for h in states]

    def _gates(self, x, h):
        return F.linear(x, self.weight_ih, self.bias_ih), F.linear(h, self.weight_hh, self.bias_hh)

    def extra_repr(self):
        return f"{self.input_size}, {self.hidden_size}" + ("" if self.bias else f", bias={self.bias}")


class RNNCell(_Cell):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        x, (h,) = self._start(input, [hx])
        from_input, from_hidden = self._gates(x, h)
        new = from_input + from_hidden
        new = new.tanh() if self.nonlinearity == "tanh" else new.relu()
        return new if input.dim() == 2 else new.squeeze(0)


class GRUCell(_Cell):
    code = 3

    def forward(self, input, hx=None):
        x, (h,) = self._start(input, [hx])
        from_input, from_hidden = self._gates(x, h)
        input_reset, input_update, input_new = from_input.chunk(3, 1)
        hidden_reset, hidden_update, hidden_new = from_hidden.chunk(3, 1)
        reset = (hidden_reset + input_reset).sigmoid()
        update = (hidden_update + input_update).sigmoid()
        candidate = (input_new + reset * hidden_new).tanh()
        new = (h - candidate) * update + candidate
        return new if input.dim() == 2 else new.squeeze(0)


class LSTMCell(_Cell):
    code = 2

    def forward(self, input, hx=None):
        x, (h, c) = self._start(input, [None, None] if hx is None else hx)
        from_input, from_hidden = self._gates(x, h)
        enter, forget, candidate, leave = (from_input + from_hidden).chunk(4, 1)
        new_c = forget.sigmoid() * c + enter.sigmoid() * candidate.tanh()
        new_h = leave.sigmoid() * new_c.tanh()
        return (new_h, new_c) if input.dim() == 2 else (new_h.squeeze(0), new_c.squeeze(0))
