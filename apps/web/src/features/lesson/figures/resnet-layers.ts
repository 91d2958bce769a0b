/**
 * ResNet-18 with a head for seven classes, counted from torchvision's `resnet18` after
 * `fc = Linear(512, 7)`. Batch norm's weights and biases count with the convolution they follow; its running
 * statistics are buffers and do not. Order: from the input to the output.
 */
export const resnetLayers = [
  { name: "conv1", output: "64×112²", parameters: 9_536 },
  { name: "layer1", output: "64×56²", parameters: 147_968 },
  { name: "layer2", output: "128×28²", parameters: 525_568 },
  { name: "layer3", output: "256×14²", parameters: 2_099_712 },
  { name: "layer4", output: "512×7²", parameters: 8_393_728 },
  { name: "fc", output: "512→7", parameters: 3_591 },
] as const;

/** float32 gradient, and Adam's two moments, of one trainable parameter. */
const trainingBytesPerParameter = 3 * 4;

export interface ThawSplit {
  trainable: number;
  frozen: number;
  /** Share of the parameters that is trained, from 0 to 1. */
  share: number;
  /** Gradients and Adam's state. Weights and activations come on top, frozen or not. */
  trainingBytes: number;
}

/** Splits the network when the `thawed` layers nearest to the output are trained; 1 is the head alone. */
export const splitAt = (thawed: number): ThawSplit => {
  const total = resnetLayers.reduce((sum, layer) => sum + layer.parameters, 0);
  const trainable = resnetLayers.slice(resnetLayers.length - thawed).reduce((sum, layer) => sum + layer.parameters, 0);
  return {
    trainable,
    frozen: total - trainable,
    share: trainable / total,
    trainingBytes: trainable * trainingBytesPerParameter,
  };
};
