import torch

batch = torch.arange(12).view(2, 3, 2)
time_first = batch.transpose(0, 1)
print(time_first.shape, time_first.stride())
for t, step in enumerate(time_first):
    print(t, step.tolist())
print(torch.stack([batch[:, t] for t in range(3)]).equal(time_first))
print(time_first.contiguous().view(-1), time_first.reshape(3, -1))
last = batch[:, -1, :]
print(last, last.is_contiguous(), last.stride())
padded = torch.zeros(2, 4)
seqs = [torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0, 5.0])]
for i, s in enumerate(seqs):
    padded[i, :len(s)] = s
print(padded)
print(torch.nn.utils.rnn.pad_sequence(seqs, batch_first=True))
print(torch.nn.utils.rnn.pad_sequence(seqs, padding_value=-1))
lengths = torch.tensor([len(s) for s in seqs])
print(torch.arange(4)[None] < lengths[:, None])
