"""Weights by name, and the models by name.

Weights are files of the site: `/data/weights/<model>-<name>.safetensors`. Nothing is downloaded.
"""

import os

from torch._missing import missing_attribute  # noqa: F401

FOLDER = "/data/weights"


class Weights:
    """One set of weights of one model: what it was trained on, and what to feed it."""

    def __init__(self, owner, name, meta, crop=224, resize=256, interpolation="bilinear"):
        self.name = name
        self.meta = meta
        self._owner = owner
        self._crop, self._resize, self._interpolation = crop, resize, interpolation

    @property
    def path(self):
        return f"{FOLDER}/{self._owner.model}-{self.name.lower()}.safetensors"

    @property
    def url(self):
        return self.path

    def transforms(self, **changes):
        from torchvision.transforms import ImageClassification, InterpolationMode

        settings = {
            "crop_size": self._crop, "resize_size": self._resize, "interpolation": InterpolationMode(self._interpolation),
        }
        return ImageClassification(**{**settings, **changes})

    def get_state_dict(self, *args, **kwargs):
        """The tensors by name. @raises RuntimeError when the site does not have the file."""
        if not os.path.exists(self.path):
            is_default = getattr(self._owner, "DEFAULT", self) == self
            raise RuntimeError(
                f"This site has no {self._owner.__name__}.{self.name} weights for {self._owner.model}. "
                f"An operator can add them with `npm run backbone -- add {self._owner.model}"
                f"{'' if is_default else f' --weights {self.name}'}`; "
                "without them, use weights=None for random weights"
                + (
                    ", or weights=\"QVAC_FOOD_V1\" for the pretrained ones that ship."
                    if self._owner.model == "mobilenet_v3_small"
                    else "."
                )
            )
        from thaw.safetensors import load_file

        return load_file(self.path)

    def __repr__(self):
        return f"{self._owner.__name__}.{self.name}"

    def __eq__(self, other):
        return isinstance(other, Weights) and (self._owner, self.name) == (other._owner, other.name)

    def __hash__(self):
        return hash((self._owner.model, self.name))


class _WeightsMeta(type):
    def __iter__(cls):
        return (value for value in vars(cls).values() if isinstance(value, Weights) and value.name != "DEFAULT")

    def __getitem__(cls, name):
        value = getattr(cls, name, None)
        if not isinstance(value, Weights):
            known = [weights.name for weights in cls]
            raise KeyError(f"{cls.__name__} has no weights {name!r}; it has {', '.join(known)}")
        return value


class WeightsEnum(metaclass=_WeightsMeta):
    """The weights that one model can have."""

    model = ""

    @classmethod
    def verify(cls, value):
        if value is None or isinstance(value, Weights):
            if isinstance(value, Weights) and value._owner is not cls:
                raise TypeError(f"Invalid Weight class provided; expected {cls.__name__} but received {value._owner.__name__}.")
            return value
        return cls[str(value).replace(cls.__name__ + ".", "")]


def declare(class_name, model_name, parameters, default="IMAGENET1K_V1", versions=("IMAGENET1K_V1",), **settings):
    """The weights class of a torchvision model, with what torchvision publishes for it."""
    owner = type(class_name, (WeightsEnum,), {"model": model_name, "__module__": "torchvision.models"})
    for version in versions:
        meta = {"num_params": parameters, "categories": [f"ImageNet class {i}" for i in range(1000)]}
        # The second versions were trained to be fed so.
        resize = {"resize": 232} if version == "IMAGENET1K_V2" else {}
        setattr(owner, version, Weights(owner, version, meta, **{**settings, **resize}))
    owner.DEFAULT = getattr(owner, default)
    return owner


def build(make, weights_class, weights, pretrained, num_classes, kwargs):
    """A model with random or stored weights."""
    if pretrained is not None:
        weights = weights_class.DEFAULT if pretrained else None
    weights = weights_class.verify(weights)
    if weights is None:
        return make(num_classes=1000 if num_classes is None else num_classes, **kwargs)
    stored = weights.get_state_dict()
    stored_classes = len(weights.meta["categories"])
    if num_classes is not None and num_classes != stored_classes:
        raise ValueError(
            f"The parameter 'num_classes' expected value {stored_classes} but got {num_classes} instead."
        )
    model = make(num_classes=stored_classes, **kwargs)
    model.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in stored.items()})
    return model


_models = {}


def register_model(function):
    """Makes a builder known to `get_model` and `list_models`."""
    _models[function.__name__] = function
    return function


def list_models(module=None, include=None, exclude=None):
    return sorted(_models)


def get_model(name, **config):
    return get_model_builder(name)(**config)


def get_model_builder(name):
    try:
        return _models[name.lower()]
    except KeyError:
        raise ValueError(f"Unknown model {name}") from None


def get_weight(name):
    import torchvision.models as models

    owner, _, version = name.partition(".")
    return getattr(models, owner)[version]
