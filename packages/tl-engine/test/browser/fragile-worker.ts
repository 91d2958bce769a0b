import { type LabScope, serveLab } from "../../src/worker/serve-lab.ts";

/**
 * The lab's worker on a GPU that passes for hardware, with a handle that takes it away, as a driver's crash or a sleeping
 * laptop does.
 */
let isArmed = false;
const readPixels = WebGL2RenderingContext.prototype.readPixels;
WebGL2RenderingContext.prototype.readPixels = function (...args: unknown[]) {
  // At the worst moment: the pass is done, and its result is about to be read.
  if (isArmed) this.getExtension("WEBGL_lose_context")?.loseContext();
  Reflect.apply(readPixels, this, args);
};

const getParameter = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name: number) {
  const value = Reflect.apply(getParameter, this, [name]);
  return typeof value === "string" ? value.replaceAll(/SwiftShader/gi, "Imaginary 9000") : value;
};

Object.assign(globalThis, {
  takeGpuAway: () => {
    isArmed = true;
  },
});
serveLab(globalThis as unknown as LabScope);
