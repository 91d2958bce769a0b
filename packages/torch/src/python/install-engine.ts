import { type Bridge, createBridge } from "../bridge/create-bridge.ts";
import { openDeadHandles } from "../bridge/dead-handles.ts";
import { openMailbox } from "../bridge/mailbox.ts";
import { openPythonMemory } from "../bridge/python-memory.ts";

/** What the engine needs of a started Pyodide. */
export interface PythonRuntime {
  pyimport(name: string): { bind(functions: Bridge): void; destroy(): void };
  readonly _module: { readonly HEAPF64: Float64Array; readonly HEAP32: Int32Array; readonly HEAPU8: Uint8Array };
}

/** Fills Python's `torch._C`; the packages must be importable, the kernels in use. */
export function installEngine(python: PythonRuntime): Bridge {
  openPythonMemory(() => python._module.HEAPU8);
  const bridge: Bridge = {
    ...createBridge(),
    open_mailbox: (address: number) => openMailbox(() => python._module.HEAPF64, address),
    open_dead_handles: (address: number) => openDeadHandles(() => python._module.HEAP32, address),
  };
  const module = python.pyimport("torch._C");
  module.bind(bridge);
  module.destroy();
  return bridge;
}
