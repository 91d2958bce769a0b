"""What data sets of pictures share."""

from torch.utils.data import Dataset


class VisionDataset(Dataset):
    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        if transforms is not None and (transform is not None or target_transform is not None):
            raise ValueError("Only transforms or transform/target_transform can be passed as argument")
        self.root = root
        self.transform, self.target_transform, self.transforms = transform, target_transform, transforms

    def _apply(self, picture, target):
        if self.transforms is not None:
            return self.transforms(picture, target)
        if self.transform is not None:
            picture = self.transform(picture)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return picture, target

    def extra_repr(self):
        return ""

    def __repr__(self):
        lines = [f"Number of datapoints: {len(self)}"]
        if self.root is not None:
            lines.append(f"Root location: {self.root}")
        lines += [line for line in self.extra_repr().splitlines() if line]
        if self.transform is not None or self.target_transform is not None:
            # Only the first line of it is indented, as in torchvision.
            shown = ["StandardTransform"]
            for name, transform in (("Transform: ", self.transform), ("Target transform: ", self.target_transform)):
                if transform is not None:
                    first, *rest = repr(transform).splitlines()
                    shown += [name + first, *(" " * len(name) + line for line in rest)]
            lines.append("\n".join(shown))
        return "\n".join([f"Dataset {type(self).__name__}", *("    " + line for line in lines)])
