import { EngineError } from "@thaw/tl-engine/errors";
import { BEFORE } from "@thaw/tl-engine/safetensors/head-tensors";
import { parseSafetensorsHeader, type SafetensorsHeader } from "@thaw/tl-engine/safetensors/parse-safetensors-header";
import { DomainError } from "#platform/domain-error.ts";

/** A header that cannot be read answers as an invalid field that says what is wrong with it. */
function readHeader(
  bytes: Uint8Array,
  field: string,
  limits: { maxHeaderBytes: number; maxTensors: number },
): SafetensorsHeader {
  try {
    return parseSafetensorsHeader(bytes, limits);
  } catch (error) {
    if (error instanceof EngineError) throw invalidField(field, `safetensors: ${error.message}`);
    throw error;
  }
}

export const invalidField = (path: string, message: string): DomainError =>
  new DomainError("invalid-request", { fields: [{ path, message }], message: `${path}: ${message}` });

interface HeadShape {
  classCount: number;
  featureWidth: number;
  hiddenUnits?: number;
  /** Shapes of thawed weights by their names; empty where the backbone stayed frozen. */
  thawed?: ReadonlyMap<string, readonly number[]>;
}

/**
 * Checks that a file is a head and nothing else: `head.weight` F32 [classCount, featureWidth] and `head.bias` F32
 * [classCount], every value finite. With hidden units `hidden.weight` [hiddenUnits, featureWidth] and `hidden.bias`
 * [hiddenUnits] too, and `head.weight` is [classCount, hiddenUnits]. The same once more after `before.`, or not at all: the
 * head as it was drawn. Thawed weights are all there, or none.
 * @param bytes the whole safetensors file; borrowed.
 * @throws DomainError `invalid-request`, naming what is wrong.
 */
export function checkHead(
  bytes: Uint8Array,
  { classCount, featureWidth, hiddenUnits = 0, thawed = new Map() }: HeadShape,
): void {
  const { tensors } = readHeader(bytes, "body.head", {
    maxHeaderBytes: 64 * 1024,
    maxTensors: 8 + thawed.size,
  });
  const expected = new Map<string, readonly number[]>([
    ["head.weight", [classCount, hiddenUnits || featureWidth]],
    ["head.bias", [classCount]],
  ]);
  if (hiddenUnits > 0) expected.set("hidden.weight", [hiddenUnits, featureWidth]).set("hidden.bias", [hiddenUnits]);
  for (const tensor of tensors) {
    const isBefore = tensor.name.startsWith(BEFORE);
    const shape = isBefore
      ? expected.get(tensor.name.slice(BEFORE.length))
      : (expected.get(tensor.name) ?? thawed.get(tensor.name));
    if (!shape) throw invalidField("body.head", `${tensor.name}: no such layer in this head`);
    if (tensor.dtype !== "F32") throw invalidField("body.head", `${tensor.name}: ${tensor.dtype}, F32 expected`);
    if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis])) {
      throw invalidField("body.head", `${tensor.name}: [${tensor.shape.join(", ")}], [${shape.join(", ")}] expected`);
    }
    const values = new DataView(bytes.buffer, bytes.byteOffset + tensor.start, tensor.end - tensor.start);
    for (let at = 0; at < values.byteLength; at += 4) {
      if (!Number.isFinite(values.getFloat32(at, true))) throw invalidField("body.head", `${tensor.name}: not finite`);
    }
  }
  const names = new Set(tensors.map(({ name }) => name));
  const hasBefore = tensors.some(({ name }) => name.startsWith(BEFORE));
  const missing = [...expected.keys()]
    .flatMap((name) => (hasBefore ? [name, `${BEFORE}${name}`] : [name]))
    .concat([...thawed.keys()])
    .find((name) => !names.has(name));
  if (missing) throw invalidField("body.head", `${missing} is missing`);
}
