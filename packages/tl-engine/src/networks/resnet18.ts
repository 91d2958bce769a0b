import { convolution, type Network, type Stage } from "./network.ts";

/** ResNet-18. Source: He et al., Deep Residual Learning for Image Recognition (2016), table 1; torchvision's names. */
export const resnet18: Network = {
  name: "resnet18",
  title: "ResNet-18",
  inputSize: 224,
  normEpsilon: 1e-5,
  stages: [
    {
      name: "conv1",
      kind: "convolution",
      steps: [convolution({ name: "conv1", norm: "bn1", from: 3, to: 64, kernel: 7, stride: 2, activation: "relu" })],
    },
    { name: "maxpool", kind: "pool", steps: [{ op: "max-pool", kernel: 3, stride: 2, padding: 1 }] },
    ...layer(1, 64, 64, 1),
    ...layer(2, 64, 128, 2),
    ...layer(3, 128, 256, 2),
    ...layer(4, 256, 512, 2),
  ],
  featureWidth: 512,
  classifier: [{ name: "fc", shape: [1000, 512] }],
};

function layer(index: number, from: number, to: number, stride: number): Stage[] {
  return [block(`layer${index}.0`, from, to, stride), block(`layer${index}.1`, to, to, 1)];
}

function block(name: string, from: number, to: number, stride: number): Stage {
  const body = [
    convolution({ name: `${name}.conv1`, norm: `${name}.bn1`, from, to, kernel: 3, stride, activation: "relu" }),
    convolution({ name: `${name}.conv2`, norm: `${name}.bn2`, from: to, to, kernel: 3, activation: "linear" }),
  ];
  const shortcut =
    stride === 1 && from === to
      ? null
      : convolution({
          name: `${name}.downsample.0`,
          norm: `${name}.downsample.1`,
          from,
          to,
          kernel: 1,
          stride,
          activation: "linear",
        });
  return { name, kind: "basic-block", steps: [{ op: "residual", body, shortcut, activation: "relu" }] };
}
