type Value = number | boolean | string | null;
export interface Parameter {
  name: string;
  /** Absent when the argument must be given. */
  default?: Value;
}

const factory: Parameter[] = [
  { name: "device", default: null },
  { name: "dtype", default: null },
];

/**
 * Constructors that a code answer may expect, with their parameters in positional order.
 * Source: the signatures in PyTorch's documentation of torch.nn.
 */
export const torchSignatures: Record<string, readonly Parameter[]> = {
  "torch.nn.Linear": [{ name: "in_features" }, { name: "out_features" }, { name: "bias", default: true }, ...factory],
  "torch.nn.Conv2d": [
    { name: "in_channels" },
    { name: "out_channels" },
    { name: "kernel_size" },
    { name: "stride", default: 1 },
    { name: "padding", default: 0 },
    { name: "dilation", default: 1 },
    { name: "groups", default: 1 },
    { name: "bias", default: true },
    { name: "padding_mode", default: "zeros" },
    ...factory,
  ],
  "torch.nn.BatchNorm2d": [
    { name: "num_features" },
    { name: "eps", default: 1e-5 },
    { name: "momentum", default: 0.1 },
    { name: "affine", default: true },
    { name: "track_running_stats", default: true },
    ...factory,
  ],
  "torch.nn.Dropout": [
    { name: "p", default: 0.5 },
    { name: "inplace", default: false },
  ],
  "torch.nn.ReLU": [{ name: "inplace", default: false }],
  "torch.nn.Flatten": [
    { name: "start_dim", default: 1 },
    { name: "end_dim", default: -1 },
  ],
  "torch.nn.MaxPool2d": [
    { name: "kernel_size" },
    { name: "stride", default: null },
    { name: "padding", default: 0 },
    { name: "dilation", default: 1 },
    { name: "return_indices", default: false },
    { name: "ceil_mode", default: false },
  ],
};
