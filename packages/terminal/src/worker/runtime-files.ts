import type { RuntimeFile } from "../protocol/messages.ts";
import { RUNTIME_ADDRESS } from "./runtime-address.ts";

const names: Record<string, RuntimeFile> = { "pyodide.asm.wasm": "wasm", "python_stdlib.zip": "stdlib" };

export interface RuntimeFiles {
  accept(file: RuntimeFile, bytes: ArrayBuffer | null): void;
  wait(file: RuntimeFile): Promise<ArrayBuffer>;
  /** null when the page has no such file. */
  waitOptional(file: RuntimeFile): Promise<ArrayBuffer | null>;
  /** Rejects when the interpreter's module is no such thing: Pyodide would wait for it for ever. */
  readonly broken: Promise<never>;
  /** Stands in for `fetch` while Pyodide starts. */
  fetch(address: string | URL | Request): Promise<Response>;
  /** Stands in for `WebAssembly.instantiateStreaming`: the module was compiled as soon as its bytes were there. */
  instantiate(response: unknown, imports?: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource>;
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
  const module = wait("wasm").then((bytes) => WebAssembly.compile(bytes));
  const broken = new Promise<never>((_, reject) => module.catch(reject));
  // Whoever waits hears of it.
  broken.catch(() => {});
  return {
    accept: (file, bytes) => slot(file).resolve(bytes),
    async instantiate(_response, imports) {
      const compiled = await module;
      return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
    },
    wait,
    broken,
    waitOptional: (file) => slot(file).promise,
    async fetch(address) {
      const url = String(address instanceof Request ? address.url : address);
      const file = url.startsWith(RUNTIME_ADDRESS) ? names[url.slice(RUNTIME_ADDRESS.length)] : undefined;
      if (!file) throw new TypeError("this worker has no network");
      return new Response(file === "wasm" ? null : await wait(file));
    },
  };
}
