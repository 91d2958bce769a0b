import type { AssetSource } from "../backbone/asset-source.ts";
import type { LoadedBackbone } from "../backbone/load-backbone.ts";
import type { BackendChoice, BackendReason } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { ComputeBackend } from "./compute-backend.ts";
import type { GpuBackend, Hardware } from "./hardware.ts";
import type { GpuFinding } from "./inspect-gpu.ts";
import { openKernels } from "./open-kernels.ts";
import { probeFeatures, relativeDistance, timePasses } from "./time-passes.ts";

export interface Started {
  readonly compute: ComputeBackend;
  readonly state: {
    readonly backend: ComputeBackend["name"];
    readonly reason: BackendReason;
    readonly renderer: string | null;
  };
}

/** Beyond this, a backend computes with fewer bits than float32 has. Measured: float32 1e-6 to 2e-5, half precision 1e-3. */
const FARTHEST = 1e-4;

interface Choosing {
  readonly assets: AssetSource;
  readonly hardware: Hardware;
  /** What is timed and compared. */
  readonly probe: () => Promise<LoadedBackbone>;
}

/** The kernels, which every browser has, with the reason for not having anything else. */
export async function startKernels(
  assets: AssetSource,
  reason: BackendReason,
  renderer: string | null,
): Promise<Started> {
  return { compute: await openKernels(assets), state: { backend: "wasm", reason, renderer } };
}

/**
 * Starts what was asked for, or what a short probe finds fastest. A GPU whose features are not float32's is refused, and
 * whatever does not work leaves the kernels, with the reason.
 */
export async function chooseBackend(wish: BackendChoice, choosing: Choosing): Promise<Started> {
  const { assets, hardware } = choosing;
  if (wish === "wasm") return startKernels(assets, "chosen", null);
  if (wish !== "auto") return startChosen(wish, choosing);
  const findings = new Map<GpuBackend, GpuFinding>();
  for (const name of ["webgpu", "webgl"] as const) findings.set(name, await hardware.inspect(name));
  const usable = [...findings].filter(([, { usable }]) => usable);
  if (usable.length === 0) {
    const { reason, renderer } = findings.get("webgl") as GpuFinding;
    return startKernels(assets, reason, renderer);
  }
  return chooseByTime(usable, choosing);
}

/** What was asked for is not timed, so that one who knows better may have it. */
async function startChosen(name: GpuBackend, { assets, hardware, probe }: Choosing): Promise<Started> {
  const { reason, renderer } = await hardware.inspect(name);
  if (reason === "no-webgpu" || reason === "no-webgl2") return startKernels(assets, reason, renderer);
  const kernels = await startKernels(assets, "gpu-failed", renderer);
  let compute: ComputeBackend | null = null;
  try {
    compute = await hardware.open(name);
    const backbone = await probe();
    const expected = await probeFeatures(kernels.compute, backbone);
    if (isFar(await probeFeatures(compute, backbone), expected)) {
      compute.dispose();
      return { ...kernels, state: { ...kernels.state, reason: "half-precision-gpu" } };
    }
    if (compute.isLost()) throw new EngineError("backend-unavailable", "the GPU was lost");
    kernels.compute.dispose();
    return { compute, state: { backend: name, reason: "chosen", renderer } };
  } catch {
    compute?.dispose();
    return kernels;
  }
}

/** A name can mislead; the clock does not. */
async function chooseByTime(
  candidates: readonly (readonly [GpuBackend, GpuFinding])[],
  { assets, hardware, probe }: Choosing,
): Promise<Started> {
  const backbone = await probe();
  let best = await startKernels(assets, "gpu-slower", candidates[0]?.[1].renderer ?? null);
  let bestMs = await timePasses(best.compute, backbone, best.compute.batchSize, 3);
  const expected = await probeFeatures(best.compute, backbone);
  let reason: BackendReason = "gpu-slower";
  for (const [name, { renderer }] of candidates) {
    let compute: ComputeBackend | null = null;
    try {
      compute = await hardware.open(name);
      const found = await measureGpu(compute, backbone, expected, bestMs);
      if (typeof found === "number") {
        best.compute.dispose();
        best = { compute, state: { backend: name, reason: "hardware-gpu", renderer } };
        bestMs = found;
        continue;
      }
      reason = found;
    } catch {
      reason = "gpu-failed";
    }
    compute?.dispose();
  }
  return best.state.backend === "wasm" ? { ...best, state: { ...best.state, reason } } : best;
}

/** Milliseconds a picture, less than `limitMs`, or why it is not taken. @throws whatever a driver does. */
async function measureGpu(
  compute: ComputeBackend,
  backbone: LoadedBackbone,
  expected: Float32Array,
  limitMs: number,
): Promise<number | "gpu-slower" | "half-precision-gpu"> {
  if (isFar(await probeFeatures(compute, backbone), expected)) return "half-precision-gpu";
  const singleMs = await timePasses(compute, backbone, 1, 1);
  // A batch can at best divide the cost of a pass, so that a hopeless GPU need not be timed on one.
  const isHopeless = singleMs / compute.batchSize > limitMs;
  const ms = isHopeless ? singleMs : await timePasses(compute, backbone, compute.batchSize, 3);
  if (compute.isLost()) throw new EngineError("backend-unavailable", "the GPU was lost");
  return ms < limitMs ? ms : "gpu-slower";
}

/** Whether features are none that float32 gives; a lost GPU answers zeros, which are far from everything. */
const isFar = (found: Float32Array, expected: Float32Array): boolean => !(relativeDistance(found, expected) < FARTHEST);
