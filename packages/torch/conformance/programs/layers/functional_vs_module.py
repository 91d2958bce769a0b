import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(2, 3, 6, 6)
conv, bn, fc = nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Linear(4, 2)
out = fc(F.relu(bn(conv(x))).mean((2, 3)))
same = F.linear(F.adaptive_avg_pool2d(torch.relu(F.batch_norm(F.conv2d(x, conv.weight, conv.bias), None, None, bn.weight, bn.bias, training=True)), 1).flatten(1), fc.weight, fc.bias)
print(out, torch.allclose(out, same, atol=1e-6))
print(torch.equal(F.max_pool2d(x, 2), nn.MaxPool2d(2)(x)), torch.equal(F.softmax(out, 1), nn.Softmax(1)(out)))
print(torch.allclose(F.layer_norm(x, (6,)), nn.LayerNorm(6)(x)), torch.equal(F.pad(x, (1, 1, 1, 1)), nn.ZeroPad2d(1)(x)))
print(F.embedding(torch.tensor([1]), fc.weight), F.one_hot(torch.tensor([1, 0])), F.dropout(x, 0.5, training=False).equal(x))
print(F.instance_norm(x).shape, F.cosine_similarity(x[0].flatten(), x[1].flatten(), dim=0), F.glu(out, dim=1))
print(F.avg_pool1d(torch.arange(4.0).view(1, 1, 4), 2), F.lp_pool2d(torch.ones(1, 1, 2, 2), 2, 2), F.softplus(torch.tensor(0.0)))
