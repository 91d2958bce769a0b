# What torch.nn.functional calls lies under `torch` with other signatures: modes and reductions by number, other orders.
import torch
import torch.nn.functional as F

torch.set_printoptions(precision=4)
torch.manual_seed(3)
x = torch.randn(2, 3, 4)
print(torch.constant_pad_nd(torch.arange(4.0), (1, 2), 9))
print(torch.constant_pad_nd(torch.arange(4).view(2, 2), [1, 0, 0, 1]))
print(torch.constant_pad_nd(torch.arange(4.0), (-1, 1), value=-1.5))

weight, bias = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.0, 0.5, -0.5])
mean, var = torch.zeros(3), torch.ones(3)
print(torch.instance_norm(x, weight, bias, mean, var, True, 0.1, 1e-5, False))
print(mean, var)
print(torch.instance_norm(x, None, None, mean, var, False, 0.1, 1e-5, True))
print(torch.instance_norm(x, None, None, None, None, True, 0.1, 1e-5, True))

image = torch.arange(16.0).view(1, 1, 4, 4)
grid = torch.tensor([[[[-1.0, -1.0], [0.1, 0.2]], [[0.9, -0.3], [1.4, 1.2]]]])
for mode in (0, 1):
    for padding in (0, 1):
        for corners in (True, False):
            print(mode, padding, corners, torch.grid_sampler(image, grid, mode, padding, corners).flatten())

logits, target = torch.randn(4), torch.tensor([1.0, 0.0, 1.0, 1.0])
heavy = torch.tensor([2.0, 1.0, 1.0, 0.5])
for reduction in (0, 1, 2):
    print(torch.binary_cross_entropy_with_logits(logits, target, None, heavy, reduction))
    print(torch.binary_cross_entropy_with_logits(logits, target, heavy, reduction=reduction))
    print(torch.kl_div(logits.log_softmax(0), target.softmax(0), reduction))
    print(torch.hinge_embedding_loss(logits, target * 2 - 1, 0.5, reduction))
    print(torch.margin_ranking_loss(logits, heavy, target * 2 - 1, 0.1, reduction))
    print(torch.poisson_nll_loss(logits, target, True, False, 1e-8, reduction))
    print(torch.poisson_nll_loss(heavy, target, False, True, 1e-8, reduction))
    signs = torch.tensor([1.0, -1.0])
    print(torch.cosine_embedding_loss(x[:, 0], x[:, 1], signs, 0.1, reduction))
    print(torch.triplet_margin_loss(x[0], x[1], x[0].flip(0), 1.0, 2.0, 1e-6, True, reduction))
    scores = torch.linspace(-1, 1, 5 * 2 * 4).view(5, 2, 4).log_softmax(2)
    labels = torch.tensor([[1, 2], [3, 1]])
    print(torch.ctc_loss(scores, labels, torch.tensor([5, 4]), torch.tensor([2, 1]), 0, reduction))
    print(torch.ctc_loss(scores, labels, [5, 1], [2, 2], 0, reduction, True))
print(torch.hinge_embedding_loss(logits, target * 2 - 1))
print(torch.ctc_loss(scores, labels, (5, 4), (2, 1)))
print(torch.margin_ranking_loss(logits, heavy, target * 2 - 1, 0.0), torch.kl_div(logits, target))
try:
    torch.hinge_embedding_loss(logits, target * 2 - 1, reduction="mean")
except TypeError as error:
    print(error)

volume = torch.arange(27.0).view(1, 1, 3, 3, 3)
print(torch.max_pool3d(volume, 2, 1).flatten())
print(torch.max_pool3d(volume, (1, 2, 2)).flatten())
print(torch.channel_shuffle(torch.arange(8.0).view(1, 4, 2), 2).flatten())

# In training a slope is drawn only where the input is not above 0.
values = torch.tensor([[1.0, -1.0, 2.0], [-2.0, 0.0, -3.0]])
torch.manual_seed(0)
print(torch.rrelu(values, 0.1, 0.3, True), torch.rand(2))
torch.manual_seed(0)
print(F.rrelu(values, training=True), torch.rand(2))
torch.manual_seed(1)
print(F.rrelu(values.double(), 0.2, 0.6, training=True))
print(torch.rrelu(values, 0.1, 0.3), F.rrelu(values))
own = torch.Generator().manual_seed(5)
print(torch.rrelu(values, 0.1, 0.3, True, generator=own), torch.rand(2, generator=own))
torch.manual_seed(2)
leaf = values.clone().requires_grad_()
out = F.rrelu(leaf, training=True)
out.sum().backward()
print(out.detach(), leaf.grad)
torch.manual_seed(2)
changed = values.clone()
print(F.rrelu(changed, training=True, inplace=True) is changed, changed)
