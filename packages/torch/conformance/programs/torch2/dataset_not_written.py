# torch.utils.data.Dataset since PyTorch 2.0: the error names what is missing.
from torch.utils.data import Dataset


class Empty(Dataset):
    def __len__(self):
        return 1


try:
    Empty()[0]
except NotImplementedError as error:
    print(error)
