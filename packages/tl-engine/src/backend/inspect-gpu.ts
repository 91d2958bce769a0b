import type { BackendReason } from "../client/lab-types.ts";
import { isSoftwareRenderer } from "./software-renderer.ts";

export interface GpuFinding {
  /** Whether WebGL is worth timing. */
  readonly usable: boolean;
  readonly reason: BackendReason;
  readonly renderer: string | null;
}

/** Looks at WebGL on a canvas of its own, before tfjs is asked to use it. */
export function inspectGpu(): GpuFinding {
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
