import torch
# Everything a first lesson touches, one line each.
t = torch.tensor([[1, 2, 3], [4, 5, 6]])
print(t.size(), t.size(0), t.dim(), t.nelement(), t.element_size(), t.is_contiguous(), t.T.is_contiguous(), t.stride(), t.storage_offset(), t.type(), t.dtype.is_floating_point)
print(t.float().mean(), t.sum(dim=0), t.prod(1), t.max(), t.max(dim=1), t.argmax().item(), t.unique(), t.flip(0), t.view(-1), t.view(3, 2), t.reshape(-1, 2), t.permute(1, 0).shape, t.t())
print(t[0], t[:, 1], t[..., -1], t[t > 2], t[[0, 1], [1, 2]], t[0][1].item(), t[:, None].shape, t[1, 1:].tolist(), t[-1, -1])
print(torch.zeros_like(t), torch.ones(2, 3).type_as(t), torch.full((2,), 7), torch.arange(0, 1, 0.25), torch.linspace(0, 1, 5), torch.eye(2), torch.empty(2, 0).shape, torch.randint(0, 10, (3,)).shape)
print(t * t, t @ t.T, t.float() / 2, t // 2, t % 2, t ** 2, -t, t == 3, t.ne(3).sum(), torch.equal(t, t.clone()), (t > 1) & (t < 5), ~(t > 1), t.bool().all())
u = t.clone(); u[0, 0] = 100; v = t.view(6); v[0] = -1; print(t, u, v.data_ptr() == t.data_ptr(), t.is_shared(), id(t) == id(u))
t.add_(1); t.mul_(2); t.zero_(); print(t); a, b = torch.split(torch.arange(5), [2, 3]); print(a, b, torch.cat([a, b]), torch.stack([a, a]), torch.chunk(torch.arange(5), 2), torch.hstack([a, b]), torch.vstack([a, a]))
x = torch.rand(3, requires_grad=True); y = (x ** 2).sum(); y.backward(); print(torch.allclose(x.grad, 2 * x), x.is_leaf, y.is_leaf, y.grad_fn is not None, x.detach().requires_grad, x.data.requires_grad)
print(torch.tensor(3.7).int(), torch.tensor([1.9, -1.9]).long(), torch.tensor([0, 1, 2]).bool(), torch.tensor(True) + 1, torch.tensor(5) / 2, torch.tensor(7) // 2, torch.tensor([1, 2]).to(torch.float16), torch.tensor(2) ** -1.0)
print(torch.tensor([1., 2.]).squeeze().shape, torch.ones(1, 3, 1).squeeze().shape, torch.ones(1, 3, 1).squeeze(0).shape, torch.ones(3).unsqueeze(-1).shape, torch.ones(2, 3).expand(4, 2, 3).shape, torch.ones(3).repeat(2, 2).shape, torch.ones(2, 3, 4).flatten(1).shape, torch.ones(2, 6).unflatten(1, (2, 3)).shape, torch.broadcast_shapes((3, 1), (1, 4)), torch.ones(2, 3, 4).movedim(0, -1).shape, torch.ones(2, 3, 4).swapaxes(0, 1).shape, torch.atleast_2d(torch.ones(3)).shape)
for bad in (lambda: torch.ones(2) @ torch.ones(3), lambda: torch.ones(2, 3) + torch.ones(2), lambda: torch.ones(3).view(2, 2), lambda: torch.tensor([1, 2]).mean(), lambda: torch.ones(2)[5], lambda: torch.cat([torch.ones(2), torch.ones(2, 2)]), lambda: torch.tensor([[1, 2], [3]]), lambda: torch.tensor("a"), lambda: torch.ones(2).reshape(3)):
    try: bad()
    except Exception as e: print(type(e).__name__, str(e).replace("only one element tensors can be converted to Python scalars", "scalar").replace("a Tensor with 2 elements cannot be converted to Scalar", "scalar").replace("ValueError", "E"))
