# PyTorch 2.6 release notes: torch.load has weights_only=True as its default.
import io
import pickle
import torch


class Secret:
    pass


buffer = io.BytesIO()
torch.save({"weights": torch.ones(2), "secret": Secret()}, buffer)
buffer.seek(0)
try:
    torch.load(buffer)
except pickle.UnpicklingError as error:
    print(type(error).__name__, str(error).startswith("Weights only load failed"))
buffer = io.BytesIO()
torch.save({"weights": torch.ones(2), "epoch": 3, "names": ["a", "b"]}, buffer)
buffer.seek(0)
print(torch.load(buffer))
buffer.seek(0)
print(torch.load(buffer, weights_only=True)["epoch"])
