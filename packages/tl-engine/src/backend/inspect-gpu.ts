import type { BackendReason } from "../client/lab-types.ts";
import { isSoftwareRenderer } from "./software-renderer.ts";

export interface GpuFinding {
  /** Whether it is worth timing. */
  readonly usable: boolean;
  readonly reason: BackendReason;
  readonly renderer: string | null;
}

/** Looks at WebGL on a canvas of its own, before tfjs is asked to use it. */
export function inspectWebgl(): GpuFinding {
  if (typeof OffscreenCanvas === "undefined") return { usable: false, reason: "no-webgl2", renderer: null };
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return { usable: false, reason: "no-webgl2", renderer: null };
  try {
    const names = gl.getExtension("WEBGL_debug_renderer_info");
    const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    if (isSoftwareRenderer(renderer)) return { usable: false, reason: "software-renderer", renderer };
    if (!gl.getExtension("EXT_color_buffer_float")) return { usable: false, reason: "half-precision-gpu", renderer };
    return { usable: true, reason: "hardware-gpu", renderer };
  } finally {
    // A browser grants only a few contexts at a time.
    gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}

/** As much of WebGPU's adapter as is looked at. */
interface Adapter {
  readonly isFallbackAdapter?: boolean;
  readonly info?: Readonly<Record<string, unknown>>;
}
interface WithGpu {
  readonly gpu?: { requestAdapter(): Promise<Adapter | null> };
}

/** Looks at WebGPU's adapter. A browser that offers none has no reason of its own: WebGL's is told. */
export async function inspectWebgpu(): Promise<GpuFinding> {
  const none = { usable: false, reason: "no-webgpu", renderer: null } as const;
  const { gpu } = (globalThis.navigator ?? {}) as WithGpu;
  if (!gpu) return none;
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (!adapter) return none;
  const names = ["vendor", "architecture", "device", "description"].map((key) => adapter.info?.[key]);
  const renderer = names.filter((name) => typeof name === "string" && name !== "").join(" ") || "WebGPU";
  const isFallback = adapter.isFallbackAdapter === true || adapter.info?.isFallbackAdapter === true;
  if (isFallback || isSoftwareRenderer(renderer)) return { usable: false, reason: "software-renderer", renderer };
  return { usable: true, reason: "hardware-gpu", renderer };
}
