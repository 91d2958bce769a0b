import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
pairs = [(torch.sum(x), x.sum()), (torch.mean(x, 0), x.mean(0)), (torch.exp(-x), (-x).exp()), (torch.t(x), x.t()), (torch.abs(-x), (-x).abs()),
         (torch.matmul(x, x), x.matmul(x)), (torch.flatten(x), x.flatten()), (torch.argmax(x), x.argmax()), (torch.sqrt(x), x.sqrt()),
         (torch.clamp(x, 2, 3), x.clamp(2, 3)), (torch.transpose(x, 0, 1), x.transpose(0, 1)), (torch.cumsum(x, 1), x.cumsum(1)),
         (torch.softmax(x, 1), x.softmax(1)), (torch.norm(x), x.norm()), (torch.prod(x), x.prod()), (torch.var(x), x.var()),
         (torch.where(x > 2, x, -x), x.where(x > 2, -x)), (torch.unsqueeze(x, 0), x.unsqueeze(0)), (torch.neg(x), x.neg()),
         (torch.mul(x, 2), x.mul(2)), (torch.div(x, 2), x.div(2)), (torch.sub(x, 1), x.sub(1)), (torch.add(x, 1), x.add(1)), (torch.pow(x, 2), x.pow(2))]
for f, m in pairs:
    assert torch.equal(f, m)
    print(f)
