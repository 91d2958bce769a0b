import { runtimeError } from "../storage/torch-error.ts";
import { Generator } from "./generator.ts";

/** What `torch.Generator()` is seeded with. */
const DEFAULT_SEED = 67280421310721n;

const generators: (Generator | undefined)[] = [new Generator(freshSeed())];

/** The generator with this number; 0 is the default one. */
export function generatorOf(id: number): Generator {
  const generator = generators[id];
  if (generator === undefined) throw runtimeError(`generator ${id} is not live`);
  return generator;
}

/** `torch.Generator()`. */
export function newGenerator(): number {
  let id = 1;
  while (generators[id] !== undefined) id += 1;
  generators[id] = new Generator(DEFAULT_SEED);
  return id;
}

/** Python's object is gone. */
export function releaseGenerator(id: number): void {
  if (id > 0) generators[id] = undefined;
}

/** A seed that nobody can foresee, of 63 bits. */
export function freshSeed(): bigint {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return (BigInt((words[0] as number) & 0x7fffffff) << 32n) | BigInt(words[1] as number);
}

/** A seed as `manual_seed` takes it: negative ones count from 2^64. */
export function toSeed(value: number | bigint): bigint {
  const seed = BigInt(value);
  if (seed >= 1n << 64n || seed < -(1n << 63n)) throw runtimeError("Overflow when unpacking long");
  return BigInt.asUintN(64, seed);
}
