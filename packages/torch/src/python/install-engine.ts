import { type Bridge, createBridge } from "../bridge/create-bridge.ts";
import { openMailbox } from "../bridge/mailbox.ts";

/** What the engine needs of a started Pyodide. */
export interface PythonRuntime {
  pyimport(name: string): { bind(functions: Bridge): void; destroy(): void };
  readonly _module: { readonly HEAPF64: Float64Array };
}

/** Fills Python's `torch._C`; the packages must be importable, the kernels in use. */
export function installEngine(python: PythonRuntime): Bridge {
  const bridge: Bridge = {
    ...createBridge(),
    open_mailbox: (address: number) => openMailbox(() => python._module.HEAPF64, address),
  };
  const module = python.pyimport("torch._C");
  module.bind(bridge);
  module.destroy();
  return bridge;
}
