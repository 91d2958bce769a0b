import { elementCount } from "../backbone/architecture.ts";
import { stateShapes } from "../networks/state-shapes.ts";
import { exportedNetwork } from "./classifier.ts";
import type { ExportKind } from "./export-files.ts";

/** Names, programs and notices; in ONNX they are fewer bytes than the norms that are folded away. */
const BESIDE_WEIGHTS = { pytorch: 75_000, safetensors: 27_000, onnx: -47_000 } as const;

/**
 * About how large a download will be, in bytes, before it is made; right to a few hundredths.
 * @param isHalf whether binary16 holds the backbone's weights exactly, as it does the shipped one's.
 */
export function estimateBytes(kind: ExportKind, classCount: number, isHalf: boolean): number {
  const shapes = stateShapes(exportedNetwork(classCount));
  const floats = Array.from(shapes.values()).reduce((sum, shape) => sum + elementCount(shape), 0);
  if (kind === "demo") return 60_000 + (floats * (isHalf ? 2 : 4) * 4) / 3;
  return 4 * floats + BESIDE_WEIGHTS[kind];
}
