import type { Head, LabelledFeatures } from "../client/lab-types.ts";
import { softmaxInPlace } from "../head/softmax.ts";
import { foldStandardization, measureStandardization, standardize } from "../head/standardize.ts";
import { minimize } from "./minimize.ts";

const TOLERANCE = 1e-4;

/**
 * Softmax regression on standardised features to its one minimum, deterministic:
 * `Σ_i (logsumexp(z_i) − z_i[y_i]) + l2/2 · ‖W‖²`, the bias free, as scikit-learn's LogisticRegression with C = 1/l2.
 * @param features float32 [n, width], labels int32 [n]; borrowed.
 * @returns a head for raw features.
 */
export function fitSoftmaxRegression({ features, labels }: LabelledFeatures, classCount: number, l2: number): Head {
  const count = labels.length;
  const width = features.length / count;
  const scaling = measureStandardization(features, width);
  const x = standardize(features, scaling);
  const weights = classCount * width;
  const row = new Float64Array(classCount);
  const parameters = new Float64Array(weights + classCount);
  minimize(
    (p, gradient) => {
      let value = 0;
      for (let i = 0; i < weights; i++) {
        const w = p[i] as number;
        value += (l2 / 2) * w * w;
        gradient[i] = l2 * w;
      }
      gradient.fill(0, weights);
      for (let i = 0; i < count; i++) {
        const from = i * width;
        const label = labels[i] as number;
        for (let k = 0; k < classCount; k++) {
          let z = p[weights + k] as number;
          for (let d = 0; d < width; d++) z += (p[k * width + d] as number) * (x[from + d] as number);
          row[k] = z;
        }
        const own = row[label] as number;
        value += softmaxInPlace(row) - own;
        row[label] = (row[label] as number) - 1;
        for (let k = 0; k < classCount; k++) {
          const g = row[k] as number;
          gradient[weights + k] = (gradient[weights + k] as number) + g;
          for (let d = 0; d < width; d++) {
            gradient[k * width + d] = (gradient[k * width + d] as number) + g * (x[from + d] as number);
          }
        }
      }
      return value;
    },
    parameters,
    TOLERANCE,
  );
  const folded = foldStandardization(parameters.subarray(0, weights), parameters.subarray(weights), scaling);
  return { ...folded, classCount, width };
}
