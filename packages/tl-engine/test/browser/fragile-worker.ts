import { type LabScope, serveLab } from "../../src/worker/serve-lab.ts";

/**
 * The lab's worker on a GPU that passes for hardware, with a handle that takes it away, as a driver's crash or a sleeping
 * laptop does.
 */
const contexts: WebGL2RenderingContext[] = [];
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: never[]) {
  const context = Reflect.apply(getContext, this, args);
  if (context instanceof WebGL2RenderingContext) contexts.push(context);
  return context;
} as typeof getContext;

const getParameter = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name: number) {
  const value = Reflect.apply(getParameter, this, [name]);
  return typeof value === "string" ? value.replaceAll(/SwiftShader/gi, "Imaginary 9000") : value;
};

Object.assign(globalThis, {
  loseContexts: () => {
    for (const gl of contexts) gl.getExtension("WEBGL_lose_context")?.loseContext();
    return contexts.length;
  },
});
serveLab(globalThis as unknown as LabScope);
