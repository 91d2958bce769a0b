import { findNetwork, NETWORK_NAMES } from "../networks/find-network.ts";
import type { Network } from "../networks/network.ts";
import { BATCH_COUNT, stateShapes } from "../networks/state-shapes.ts";
import { refuse } from "../pth/weights-file-error.ts";
import { halvesToFloat32 } from "../safetensors/half-float.ts";
import type { TensorToWrite } from "../safetensors/write-safetensors.ts";

/**
 * Checks that tensors are a network's state dict: every name, every shape, float32 or float16, every value finite.
 * Counts of batches may be missing, as in files from before PyTorch 0.4.1; they are 0 then.
 * @returns the same tensors in the order of torchvision's `state_dict()`; a prefix `module.` is taken off.
 * @throws WeightsFileError naming the first thing that does not fit.
 */
export function checkState(tensors: readonly TensorToWrite[], network: Network): TensorToWrite[] {
  const byName = new Map(tensors.map((tensor) => [plainName(tensor.name), tensor]));
  const shapes = stateShapes(network);
  const missing = [...shapes.keys()].filter((name) => !byName.has(name) && !isBatchCount(name));
  const unknown = [...byName.keys()].filter((name) => !shapes.has(name));
  if (missing.length > 0 || unknown.length > 0) refuse(explainNames(network, missing, unknown, byName));
  return Array.from(shapes, ([name, shape]) => {
    const tensor = byName.get(name);
    if (isBatchCount(name)) return checkCount(name, tensor);
    // Nothing is missing, so this is only for the compiler.
    if (!tensor) return refuse(`it lacks ${name}`);
    if (tensor.shape.join() !== shape.join()) {
      refuse(`${name} has the shape [${tensor.shape.join(", ")}], and ${network.name}'s has [${shape.join(", ")}]`);
    }
    if (tensor.dtype !== "F32" && tensor.dtype !== "F16") {
      refuse(`${name} holds values of type ${tensor.dtype}; save the model as float32 (model.float()) or float16`);
    }
    if (!isAllFinite(tensor)) refuse(`${name} holds values that are not finite`);
    return { ...tensor, name, shape };
  });
}

const isBatchCount = (name: string): boolean => name.endsWith(`.${BATCH_COUNT}`);

/** `nn.DataParallel` puts this before every name. */
const plainName = (name: string): string => name.replace(/^module\./, "");

function checkCount(name: string, tensor: TensorToWrite | undefined): TensorToWrite {
  if (!tensor) return { name, dtype: "I64", shape: [], bytes: new Uint8Array(8) };
  if (tensor.dtype !== "I64" || tensor.shape.length !== 0) refuse(`${name} is not one int64`);
  return { ...tensor, name };
}

/** What the file seems to be instead, where it is another network that is known here. */
function explainNames(
  network: Network,
  missing: readonly string[],
  unknown: readonly string[],
  byName: ReadonlyMap<string, TensorToWrite>,
): string {
  const other = NETWORK_NAMES.find((name) => {
    const shapes = stateShapes(findNetwork(name) ?? network);
    return [...byName].every(([tensor, { shape }]) => shapes.get(tensor)?.join() === shape.join());
  });
  if (other && other !== network.name && byName.size > 0) {
    return `it holds the weights of ${other}, not of ${network.name}`;
  }
  const parts = [
    missing.length > 0 &&
      `it lacks ${missing.length} of ${network.name}'s tensors (${missing[0]}${missing.length > 1 ? ", …" : ""})`,
    unknown.length > 0 &&
      `${unknown.length} of its tensors are none of ${network.name}'s (${unknown[0]}${unknown.length > 1 ? ", …" : ""})`,
  ];
  return parts.filter(Boolean).join(", and ");
}

function isAllFinite({ dtype, bytes }: TensorToWrite): boolean {
  // A copy is aligned, whatever the tensor's place in the file.
  const { buffer } = new Uint8Array(bytes);
  const values = dtype === "F16" ? halvesToFloat32(new Uint16Array(buffer)) : new Float32Array(buffer);
  return values.every(Number.isFinite);
}
