import torch, torch.nn as nn, torch.nn.functional as F, collections, copy
torch.manual_seed(0)
net = nn.Sequential(collections.OrderedDict(conv1=nn.Conv2d(3, 4, 3, padding=1), relu1=nn.ReLU(), conv2=nn.Conv2d(4, 6, 3, padding=1), relu2=nn.ReLU(), pool=nn.AdaptiveAvgPool2d(1), flat=nn.Flatten(), fc=nn.Linear(6, 3)))
acts, grads = {}, {}
h1 = net.conv2.register_forward_hook(lambda m, i, o: acts.update(conv2=o.detach())); h2 = net.conv2.register_full_backward_hook(lambda m, gi, go: grads.update(conv2=go[0].detach()))
x = torch.rand(1, 3, 8, 8, requires_grad=True); out = net(x); out[0, out.argmax()].backward(); w = grads["conv2"].mean((2, 3), keepdim=True); cam = F.relu((w * acts["conv2"]).sum(1, keepdim=True)); cam = F.interpolate(cam, size=x.shape[2:], mode="bilinear", align_corners=False); cam = (cam - cam.min()) / (cam.max() - cam.min() + 1e-8); print(cam.shape, cam.mean(), x.grad.abs().max(dim=1)[0].sum()); h1.remove(); h2.remove()
shapes = []; hs = [m.register_forward_hook(lambda m, i, o, n=n: shapes.append((n, tuple(i[0].shape), tuple(o.shape)))) for n, m in net.named_children()]; net(x); [h.remove() for h in hs]; print(*shapes, sep="\n")
pre = net.fc.register_forward_pre_hook(lambda m, args: (args[0] * 2,)); a = net(x); pre.remove(); print(torch.allclose(a - net.fc.bias, 2 * (net(x) - net.fc.bias), atol=1e-6))
eps = 0.05; xa = x.detach().clone().requires_grad_(); F.cross_entropy(net(xa), torch.tensor([1])).backward(); adv = torch.clamp(xa + eps * xa.grad.sign(), 0, 1).detach(); print((adv - x).abs().max() <= eps + 1e-6, net(adv).softmax(1))
trunk = nn.Sequential(*list(net.children())[:-1]); print(trunk(x).shape, len(trunk))
student, teacher = nn.Linear(6, 3), copy.deepcopy(net.fc).eval(); f = trunk(x).detach(); Tm = 4.0; kd = F.kl_div(F.log_softmax(student(f) / Tm, 1), F.softmax(teacher(f) / Tm, 1), reduction="batchmean") * Tm * Tm; kd.backward(); print(f"{kd.item():.4f}", student.weight.grad.norm() > 0)
gram = lambda t: (lambda b, c, h, w: (lambda f: f @ f.t() / (b * c * h * w))(t.view(b * c, h * w)))(*t.size()); print(gram(acts["conv2"]).shape, gram(acts["conv2"]).trace()); tv = lambda im: (im[..., 1:, :] - im[..., :-1, :]).abs().mean() + (im[..., 1:] - im[..., :-1]).abs().mean(); print(tv(x))
img = torch.full((1, 3, 8, 8), 0.5, requires_grad=True); o = torch.optim.LBFGS([img], max_iter=5, lr=0.1); target = acts["conv2"]
def closure(): o.zero_grad(); l = F.mse_loss(net.conv2(net.relu1(net.conv1(img))), target); l.backward(); return l
print([f"{o.step(closure).item():.4f}" for _ in range(2)])
