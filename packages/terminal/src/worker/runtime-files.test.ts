import { expect, it } from "vitest";
import { receiveRuntimeFiles } from "./runtime-files.ts";

it("tells of an interpreter that is none, which Pyodide would wait for without end", async () => {
  const files = receiveRuntimeFiles();
  files.accept("wasm", new Uint8Array([1, 2, 3]).buffer);
  await expect(files.broken).rejects.toThrow(WebAssembly.CompileError);
  await expect(files.instantiate(null)).rejects.toThrow(WebAssembly.CompileError);
});

it("says which file the page had none of", async () => {
  const files = receiveRuntimeFiles();
  files.accept("kernels", null);
  await expect(files.wait("kernels")).rejects.toThrow("kernels");
});
