/** The two builds: `relaxed` fuses multiply-adds, `simd` runs wherever 128-bit vectors do. */
export type KernelVariant = "relaxed" | "simd";

/** Names of the two files, as `index.json` beside them says. */
export type KernelIndex = Readonly<Record<KernelVariant, string>>;

/** A module whose only function is one relaxed multiply-add. */
const PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65,
  0, 253, 17, 253, 133, 2, 11,
]);

/** The faster build that this engine can run. */
export function pickKernelVariant(): KernelVariant {
  return WebAssembly.validate(PROBE) ? "relaxed" : "simd";
}
