import { describe, expect, it } from "vitest";
import { readGolden, readGoldenJson } from "../../test/read-golden.ts";
import { readPth } from "./read-pth.ts";
import { WeightsFileError } from "./weights-file-error.ts";

const values = readGoldenJson<Record<string, { dtype: string; shape: number[]; data: string }>>("pth/values.json");
const file = (name: string) => readGolden(`pth/${name}`);

/** A pickle of protocol 2 in the format without a zip, from its opcodes. */
function legacy(...opcodes: (number | string)[]): Uint8Array {
  const header = file("state.legacy.pth");
  // Magic number, protocol and machine are the first three pickles; each ends in a full stop after its values.
  const machine = Buffer.from(header).indexOf("type_sizes");
  const end = header.indexOf(0x2e, machine) + 1;
  const body = opcodes.flatMap((part) => (typeof part === "number" ? [part] : [...Buffer.from(part, "latin1")]));
  return Uint8Array.from([...header.subarray(0, end), 0x80, 2, ...body]);
}

describe("a state dict that PyTorch saved", () => {
  it.each(["state.zip.pth", "state.legacy.pth"])("%s holds every tensor, bit for bit", (name) => {
    const tensors = readPth(file(name));
    expect(tensors.map((tensor) => tensor.name)).toEqual(Object.keys(values));
    for (const { name: tensor, dtype, shape, bytes } of tensors) {
      expect([tensor, { dtype, shape, data: Buffer.from(bytes).toString("base64") }]).toEqual([tensor, values[tensor]]);
    }
  });

  it("is found in a checkpoint", () => {
    const [tensor, ...more] = readPth(file("checkpoint.pth"));
    expect(more).toEqual([]);
    expect([tensor?.name, tensor?.shape]).toEqual(["weight", [3]]);
  });

  it.each([
    ["module.pth", /object of type __main__\.Tail.*torch\.save\(model\.state_dict\(\)/],
    ["mixed.pth", /its entry note is none/],
    ["program.pth", /TorchScript/],
  ])("%s is none, and the message says what it is", (name, message) => {
    expect(() => readPth(file(name))).toThrow(message);
    expect(() => readPth(file(name))).toThrow(WeightsFileError);
  });

  it.each([
    ["os.system", ["c", "os\nsystem\n", "X", 2, 0, 0, 0, "ls", 0x85, "R", "."]],
    ["builtins.eval by protocol 4", [0x8c, 8, "builtins", 0x8c, 4, "eval", 0x93, ")", "R", "."]],
    ["an object made by its class", ["c", "collections\nOrderedDict\n", ")", 0x81, "."]],
    ["a persistent id as text", ["P", "0\n", "."]],
    ["a name of torch that is not on the list", ["c", "torch.hub\nload\n", ")", "R", "."]],
    ["attributes of a tensor's type", ["c", "torch\nFloatStorage\n", "}", "b", "."]],
    ["a storage that is called", ["c", "torch\nFloatStorage\n", ")", "R", "."]],
    ["values left behind", ["N", "N", "."]],
    ["a value from nowhere", ["."]],
  ])("that asks for %s is refused, and nothing runs", (_, opcodes) => {
    expect(() => readPth(legacy(...opcodes))).toThrow(WeightsFileError);
  });

  it.each(["state.zip.pth", "state.legacy.pth"])("%s is refused wherever it is cut", (name) => {
    const bytes = file(name);
    for (let length = 0; length < bytes.byteLength; length += 97) {
      expect(() => readPth(bytes.subarray(0, length)), `${length} bytes`).toThrow(WeightsFileError);
    }
  });

  it("is refused when a bit of a tensor has changed on the way", () => {
    const bytes = Uint8Array.from(file("state.zip.pth"));
    const data = Buffer.from(values["0.weight"]?.data ?? "", "base64");
    const at = Buffer.from(bytes).indexOf(data);
    expect(at).toBeGreaterThan(0);
    bytes[at] = (bytes[at] as number) ^ 1;
    expect(() => readPth(bytes)).toThrow(/damaged/);
  });

  it("ends in an error or in tensors, whatever byte is changed", () => {
    const original = file("state.legacy.pth");
    for (let at = 0; at < original.byteLength; at += 7) {
      const bytes = Uint8Array.from(original);
      bytes[at] = (bytes[at] as number) ^ 0x55;
      try {
        for (const { bytes: data } of readPth(bytes)) expect(data).toBeInstanceOf(Uint8Array);
      } catch (error) {
        expect(error, `byte ${at}: ${error}`).toBeInstanceOf(WeightsFileError);
      }
    }
  });
});
