import type { ComputeBackend } from "./compute-backend.ts";
import { type GpuFinding, inspectWebgl, inspectWebgpu } from "./inspect-gpu.ts";

export type GpuBackend = "webgpu" | "webgl";

/** The machine's GPU, by each way to it. */
export interface Hardware {
  inspect(name: GpuBackend): Promise<GpuFinding>;
  /** @throws EngineError `backend-unavailable`. */
  open(name: GpuBackend): Promise<ComputeBackend>;
}

/** What this browser has. tfjs and its backends are fetched only where one is opened. */
export const browserHardware: Hardware = {
  inspect: async (name) => (name === "webgpu" ? inspectWebgpu() : inspectWebgl()),
  async open(name) {
    if (name === "webgpu") return (await import("./open-webgpu.ts")).openWebgpu();
    return (await import("./open-webgl.ts")).openWebgl();
  },
};
