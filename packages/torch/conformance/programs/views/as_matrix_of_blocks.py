import torch

x = torch.arange(36).view(6, 6)
blocks = x.view(3, 2, 3, 2).permute(0, 2, 1, 3)
print(blocks.shape, blocks.stride(), blocks[0, 1])
print(blocks.reshape(9, 4).float().mean(1).view(3, 3))
print(torch.nn.functional.avg_pool2d(x.float()[None, None], 2)[0, 0].equal(blocks.reshape(9, 4).float().mean(1).view(3, 3)))
blocks[1, 1] = 0
print(x[2:4, 2:4])
row_sums = x.view(6, 3, 2).sum(-1)
print(row_sums[0], x.unflatten(0, (2, 3)).shape, x.view(2, 3, 6).transpose(0, 1).reshape(6, 6)[:2, 0])
print(x.T.reshape(4, 9).shape, x.t().contiguous().view(-1)[:7], x.reshape(-1, 4)[0])
checker = ((torch.arange(4)[:, None] + torch.arange(4)) % 2).bool()
print(checker.int(), x[:4, :4][checker])
