import io
import torch
from torch import nn

torch.manual_seed(0)
encoder, decoder = nn.Linear(4, 2), nn.Linear(2, 4)
buffer = io.BytesIO()
torch.save({"encoder": encoder.state_dict(), "decoder": decoder.state_dict(), "config": {"sizes": [4, 2], "name": "ae", "dropout": 0.1}, "best": (3, 0.5)}, buffer)
buffer.seek(0)
bundle = torch.load(buffer)
print(sorted(bundle), bundle["config"], bundle["best"])
e, d = nn.Linear(4, 2), nn.Linear(2, 4)
print(e.load_state_dict(bundle["encoder"]), d.load_state_dict(bundle["decoder"]))
x = torch.ones(1, 4)
print(torch.equal(decoder(encoder(x)), d(e(x))))
sizes = {k: tuple(v.shape) for k, v in bundle["encoder"].items()}
print(sizes, bundle["encoder"]["bias"].dtype)
tensors = [torch.randn(2), torch.arange(3), torch.tensor(True)]
buffer = io.BytesIO()
torch.save(tensors, buffer)
buffer.seek(0)
print([torch.equal(a, b) for a, b in zip(tensors, torch.load(buffer))])
torch.save(torch.get_rng_state(), "rng.pt")
first = torch.rand(2)
torch.set_rng_state(torch.load("rng.pt"))
print(torch.equal(first, torch.rand(2)))
