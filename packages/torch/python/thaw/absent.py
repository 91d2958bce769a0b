"""What is said when a program imports a package that many courses use and that is not here."""

import sys

PACKAGES = "torch, torchvision, torchinfo, numpy, matplotlib, PIL, tqdm, thaw"
KNOWN = frozenset(
    "sklearn pandas scipy seaborn cv2 skimage tensorflow keras jax torchaudio torchtext torchmetrics transformers datasets "
    "timm einops mlxtend requests plotly sympy networkx nltk spacy gym gymnasium gradio wandb tensorboard lightning "
    "pytorch_lightning ignite albumentations xgboost lightgbm statsmodels IPython ipywidgets helper_functions "
    "going_modular fastai accelerate safetensors torchviz torchsummary".split()
)


class AbsentFinder:
    """Last in the search for modules: names what is there instead."""

    def find_spec(self, name, path=None, target=None):
        if name in KNOWN:
            raise ModuleNotFoundError(
                f"No module named '{name}' ({name} is not offered here; beside Python's own modules there are {PACKAGES})",
                name=name,
            )
        return None


def install():
    """Once; what the program's own folder holds is found before."""
    if not any(type(finder).__name__ == "AbsentFinder" for finder in sys.meta_path):
        sys.meta_path.append(AbsentFinder())
