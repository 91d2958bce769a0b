import os
import pathlib
import tempfile
import torch

folder = pathlib.Path(tempfile.mkdtemp())
torch.save(torch.arange(3), folder / "a.pt")
torch.save([1, 2, 3], str(folder / "b.pth"))
print(sorted(os.listdir(folder)), (folder / "a.pt").stat().st_size > 0)
print(torch.load(folder / "a.pt"), torch.load(str(folder / "b.pth")))
with open(folder / "c.pt", "wb") as f:
    torch.save({"x": torch.ones(2)}, f)
with open(folder / "c.pt", "rb") as f:
    print(torch.load(f))
print(torch.load(folder / "a.pt", map_location="cpu"), torch.load(folder / "a.pt", map_location=torch.device("cpu")))
try:
    torch.load(folder / "missing.pt")
except FileNotFoundError as error:
    print(type(error).__name__, error.errno)
torch.save(torch.zeros(2), folder / "a.pt")
print(torch.load(folder / "a.pt"))
import zipfile
print(zipfile.is_zipfile(folder / "a.pt"), any(n.endswith("data.pkl") for n in zipfile.ZipFile(folder / "a.pt").namelist()))
for file in folder.glob("*.pt"):
    file.unlink()
print(os.listdir(folder))
