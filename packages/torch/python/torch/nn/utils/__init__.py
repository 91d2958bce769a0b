"""Tools around modules and their gradients."""

from torch.nn.utils import parametrizations, parametrize, prune, rnn
from torch.nn.utils.clip_grad import clip_grad_norm_, clip_grad_value_, get_total_norm
from torch.nn.utils.convert_parameters import parameters_to_vector, vector_to_parameters
from torch.nn.utils.parametrizations import spectral_norm
from torch.nn.utils.weight_norm import remove_weight_norm, weight_norm

clip_grad_norm = clip_grad_norm_
