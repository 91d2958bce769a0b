"""Blocks that several models share."""

import torch
from torch import nn


class Conv2dNormActivation(nn.Sequential):
    """A convolution, a norm and an activation."""

    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=nn.BatchNorm2d, activation_layer=nn.ReLU, dilation=1, inplace=True, bias=None):
        if padding is None:
            padding = (kernel_size - 1) // 2 * dilation
        bias = norm_layer is None if bias is None else bias
        layers = [nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias)]
        if norm_layer is not None:
            layers.append(norm_layer(out_channels))
        if activation_layer is not None:
            layers.append(activation_layer() if inplace is None else activation_layer(inplace=inplace))
        super().__init__(*layers)
        self.out_channels = out_channels


ConvNormActivation = Conv2dNormActivation


class SqueezeExcitation(nn.Module):
    """Scales channels by a function of their means (Hu et al., 2018)."""

    def __init__(self, input_channels, squeeze_channels, activation=nn.ReLU, scale_activation=nn.Sigmoid):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(input_channels, squeeze_channels, 1)
        self.fc2 = nn.Conv2d(squeeze_channels, input_channels, 1)
        self.activation = activation()
        self.scale_activation = scale_activation()

    def forward(self, input):
        scale = self.fc2(self.activation(self.fc1(self.avgpool(input))))
        return self.scale_activation(scale) * input


class StochasticDepth(nn.Module):
    """Leaves a whole branch out at random while training (Huang et al., 2016)."""

    def __init__(self, p, mode):
        super().__init__()
        self.p, self.mode = p, mode

    def forward(self, input):
        if not self.training or self.p == 0.0:
            return input
        shape = [input.shape[0], *[1] * (input.ndim - 1)] if self.mode == "row" else [1] * input.ndim
        kept = torch.empty(shape, dtype=input.dtype).bernoulli_(1.0 - self.p)
        if self.p < 1.0:
            kept.div_(1.0 - self.p)
        return input * kept

    def __repr__(self):
        return f"StochasticDepth(p={self.p}, mode={self.mode})"


class MLP(nn.Sequential):
    def __init__(self, in_channels, hidden_channels, norm_layer=None, activation_layer=nn.ReLU, inplace=None, bias=True, dropout=0.0):
        settings = {} if inplace is None else {"inplace": inplace}
        layers = []
        width = in_channels
        for hidden in hidden_channels[:-1]:
            layers.append(nn.Linear(width, hidden, bias=bias))
            if norm_layer is not None:
                layers.append(norm_layer(hidden))
            layers += [activation_layer(**settings), nn.Dropout(dropout, **settings)]
            width = hidden
        layers += [nn.Linear(width, hidden_channels[-1], bias=bias), nn.Dropout(dropout, **settings)]
        super().__init__(*layers)


def box_area(boxes):
    """Areas of [N, 4] boxes given as x1, y1, x2, y2."""
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def box_iou(boxes1, boxes2):
    """Overlap over union of every pair: [N, 4], [M, 4] → [N, M]."""
    top_left = torch.maximum(boxes1[:, None, :2], boxes2[:, :2])
    bottom_right = torch.minimum(boxes1[:, None, 2:], boxes2[:, 2:])
    sides = (bottom_right - top_left).clamp(min=0)
    overlap = sides[:, :, 0] * sides[:, :, 1]
    return overlap / (box_area(boxes1)[:, None] + box_area(boxes2) - overlap)


def nms(boxes, scores, iou_threshold):
    """The boxes that remain when those that overlap a better one are left out; best first."""
    order = scores.argsort(descending=True).tolist()
    overlaps = box_iou(boxes, boxes)
    kept = []
    for index in order:
        if all(float(overlaps[index, other]) <= iou_threshold for other in kept):
            kept.append(index)
    return torch.tensor(kept, dtype=torch.int64)
