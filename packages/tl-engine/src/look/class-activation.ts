import type { Head } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { StageOutput } from "../networks/place-network.ts";
import type { ClassActivation } from "./look-types.ts";

/**
 * Class-activation maps of a head over pooled features: `Σ_k weight[c, k] · map_k`.
 * With a hidden layer the weights are ∂logit/∂feature at this photo, which is Grad-CAM without its final ReLU, times the
 * number of places: behind global average pooling the gradient is the same at every place, so it needs no backward pass.
 * Sources: Zhou et al., Learning Deep Features for Discriminative Localization (2016), §2; Selvaraju et al., Grad-CAM (2017), §3.
 * @param output what leaves the last stage; borrowed.
 * @throws EngineError `invalid-input` when the head is of another width.
 */
export function classActivation(head: Head, output: StageOutput): Omit<ClassActivation, "picture"> {
  const { channels, size, values } = output;
  const { classCount, width } = head;
  if (channels !== width)
    throw new EngineError("invalid-input", `${channels} maps do not fit a head of width ${width}`);
  const area = size * size;
  const features = new Float64Array(channels);
  for (let k = 0; k < channels; k++) {
    let sum = 0;
    for (let i = k * area; i < (k + 1) * area; i++) sum += values[i] as number;
    features[k] = sum / area;
  }
  const { weights, biases } = linearAt(head, features);
  const maps = new Float32Array(classCount * area);
  const logits = new Float32Array(classCount);
  const map = new Float64Array(area);
  for (let c = 0; c < classCount; c++) {
    map.fill(0);
    for (let k = 0; k < channels; k++) {
      const weight = weights[c * width + k] as number;
      if (weight === 0) continue;
      for (let i = 0; i < area; i++) map[i] = (map[i] as number) + weight * (values[k * area + i] as number);
    }
    maps.set(map, c * area);
    logits[c] = map.reduce((sum, value) => sum + value, 0) / area + (biases[c] as number);
  }
  return { size, classCount, maps, logits };
}

/** A head is piecewise linear; this is the piece that the features lie in: float64 weights [classes, width], biases [classes]. */
function linearAt(head: Head, features: Float64Array): { weights: Float64Array; biases: Float64Array } {
  const { weight, bias, classCount, width, hidden } = head;
  if (!hidden) return { weights: Float64Array.from(weight), biases: Float64Array.from(bias) };
  const weights = new Float64Array(classCount * width);
  const biases = Float64Array.from(bias);
  for (let u = 0; u < hidden.units; u++) {
    let sum = hidden.bias[u] as number;
    for (let k = 0; k < width; k++) sum += (hidden.weight[u * width + k] as number) * (features[k] as number);
    if (sum <= 0) continue;
    for (let c = 0; c < classCount; c++) {
      const outer = weight[c * hidden.units + u] as number;
      biases[c] = (biases[c] as number) + outer * (hidden.bias[u] as number);
      for (let k = 0; k < width; k++) {
        const at = c * width + k;
        weights[at] = (weights[at] as number) + outer * (hidden.weight[u * width + k] as number);
      }
    }
  }
  return { weights, biases };
}
