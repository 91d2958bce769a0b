"""Layers as plain functions. Shapes follow PyTorch's: [N, C, …] for images and signals, [N, features] for vectors."""

from torch._missing import missing_attribute
from torch.nn.functional._shared import _reduction
from torch.nn.functional.activations import (
    celu, elu, gelu, glu, gumbel_softmax, hardshrink, hardsigmoid, hardswish, hardtanh, leaky_relu, log_softmax,
    logsigmoid, mish, prelu, relu, relu6, relu_, rrelu, selu, sigmoid, silu, softmax, softmin, softplus, softshrink,
    softsign, tanh, tanhshrink, threshold,
)
from torch.nn.functional.attention import scaled_dot_product_attention
from torch.nn.functional.convolution import conv1d, conv2d, conv_transpose1d, conv_transpose2d, fold, unfold
from torch.nn.functional.ctc import ctc_loss
from torch.nn.functional.dropouts import alpha_dropout, dropout, dropout1d, dropout2d, dropout3d
from torch.nn.functional.images import (
    affine_grid, channel_shuffle, grid_sample, interpolate, pad, pixel_shuffle, pixel_unshuffle, upsample,
)
from torch.nn.functional.linear import bilinear, embedding, embedding_bag, linear, one_hot
from torch.nn.functional.losses import (
    _reduce, binary_cross_entropy, binary_cross_entropy_with_logits, cosine_embedding_loss, cosine_similarity,
    cross_entropy, gaussian_nll_loss, hinge_embedding_loss, huber_loss, kl_div, l1_loss, margin_ranking_loss,
    mse_loss, multi_margin_loss, multilabel_margin_loss, multilabel_soft_margin_loss, nll_loss, pairwise_distance, pdist, poisson_nll_loss,
    smooth_l1_loss, soft_margin_loss, triplet_margin_loss, triplet_margin_with_distance_loss,
)
from torch.nn.functional.normalization import (
    batch_norm, group_norm, instance_norm, layer_norm, local_response_norm, normalize, rms_norm,
)
from torch.nn.functional.pooling import (
    adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_max_pool1d, adaptive_max_pool2d, avg_pool1d, avg_pool2d,
    lp_pool1d, lp_pool2d, max_pool1d, max_pool1d_with_indices, max_pool2d, max_pool2d_with_indices, max_unpool2d,
)
from torch.nn.functional.volumes import (
    adaptive_avg_pool3d, adaptive_max_pool3d, avg_pool3d, conv3d, conv_transpose3d, max_pool3d,
)

__getattr__ = missing_attribute("torch.nn.functional")
