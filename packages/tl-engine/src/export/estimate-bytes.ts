import { elementCount } from "../backbone/architecture.ts";
import { stateShapes } from "../networks/state-shapes.ts";
import { exportedNetwork, type HeadShape } from "./classifier.ts";
import type { ExportKind } from "./export-files.ts";

/** Names, programs and notices; in ONNX they are fewer bytes than the norms that are folded away. */
const BESIDE_WEIGHTS = { pytorch: 75_000, safetensors: 27_000, onnx: -47_000 } as const;

/**
 * About how large a download will be, in bytes, before it is made; right to a few hundredths.
 * @param isHalf whether binary16 holds the backbone's weights exactly, as it does the shipped one's.
 */
export function estimateBytes(kind: ExportKind, head: HeadShape, isHalf: boolean): number {
  const network = exportedNetwork(head);
  const floats = Array.from(stateShapes(network).values()).reduce((sum, shape) => sum + elementCount(shape), 0);
  // A trained head has no exact binary16 form.
  const headFloats = network.classifier.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  if (kind === "demo") return 60_000 + ((isHalf ? 2 * (floats + headFloats) : 4 * floats) * 4) / 3;
  return 4 * floats + BESIDE_WEIGHTS[kind];
}
