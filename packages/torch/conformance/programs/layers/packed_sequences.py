import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

seqs = [torch.tensor([1.0, 2.0, 3.0]), torch.tensor([4.0]), torch.tensor([5.0, 6.0])]
padded = pad_sequence(seqs, batch_first=True)
lengths = torch.tensor([3, 1, 2])
print(padded)
packed = pack_padded_sequence(padded.unsqueeze(-1), lengths, batch_first=True, enforce_sorted=False)
print(packed.data.squeeze(), packed.batch_sizes, packed.sorted_indices)
restored, out_lengths = pad_packed_sequence(packed, batch_first=True)
print(restored.squeeze(-1), out_lengths)
torch.manual_seed(0)
rnn = nn.RNN(1, 2, batch_first=True)
packed_out, h = rnn(packed)
out, _ = pad_packed_sequence(packed_out, batch_first=True)
print(out.shape, h.shape)
print(out[1], h[0, 1])
full, _ = rnn(padded.unsqueeze(-1))
print(torch.allclose(out[0], full[0], atol=1e-6), torch.allclose(out[1, 0], full[1, 0], atol=1e-6))
