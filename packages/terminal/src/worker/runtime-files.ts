import type { RuntimeFile } from "../protocol/messages.ts";
import { RUNTIME_ADDRESS } from "./runtime-address.ts";

const names: Record<string, RuntimeFile> = { "pyodide.asm.wasm": "wasm", "python_stdlib.zip": "stdlib" };

export interface RuntimeFiles {
  accept(file: RuntimeFile, bytes: ArrayBuffer | null): void;
  wait(file: RuntimeFile): Promise<ArrayBuffer>;
  /** null when the page has no such file. */
  waitOptional(file: RuntimeFile): Promise<ArrayBuffer | null>;
  /** Stands in for `fetch` while Pyodide starts. */
  fetch(address: string | URL | Request): Promise<Response>;
}

/** The files arrive one by one, while the interpreter already starts on the first. */
export function receiveRuntimeFiles(): RuntimeFiles {
  const arrived = new Map<RuntimeFile, PromiseWithResolvers<ArrayBuffer | null>>();
  const slot = (file: RuntimeFile): PromiseWithResolvers<ArrayBuffer | null> => {
    const known = arrived.get(file) ?? Promise.withResolvers<ArrayBuffer | null>();
    arrived.set(file, known);
    return known;
  };
  const wait = async (file: RuntimeFile): Promise<ArrayBuffer> => {
    const bytes = await slot(file).promise;
    if (!bytes) throw new TypeError(`the runtime has no ${file}`);
    return bytes;
  };
  return {
    accept: (file, bytes) => slot(file).resolve(bytes),
    wait,
    waitOptional: (file) => slot(file).promise,
    async fetch(address) {
      const url = String(address instanceof Request ? address.url : address);
      const file = url.startsWith(RUNTIME_ADDRESS) ? names[url.slice(RUNTIME_ADDRESS.length)] : undefined;
      if (!file) throw new TypeError("this worker has no network");
      const type = file === "wasm" ? "application/wasm" : "application/octet-stream";
      return new Response(await wait(file), { headers: { "content-type": type } });
    },
  };
}
