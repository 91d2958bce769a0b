const SOFTWARE = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render|swrast|\bwarp\b/i;

/** Whether a renderer's name is one that draws on the CPU: slower than WASM, by measurement about twentyfold. */
export function isSoftwareRenderer(renderer: string): boolean {
  return SOFTWARE.test(renderer);
}
