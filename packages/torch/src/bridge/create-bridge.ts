import { installAutograd } from "../autograd/history.ts";
import { autogradBridge } from "./autograd.ts";
import { creationBridge } from "./creation.ts";
import { elementwiseBridge } from "./elementwise.ts";
import { indexingBridge } from "./indexing.ts";
import { joiningBridge } from "./joining.ts";
import { layerBridge } from "./layers.ts";
import { linearBridge } from "./linear.ts";
import { nnBridge } from "./nn.ts";
import { optimBridge } from "./optim.ts";
import { pictureBridge } from "./pictures.ts";
import { printingBridge } from "./printing.ts";
import { pythonMemoryBridge } from "./python-memory.ts";
import { reductionBridge } from "./reduction.ts";
import { rngBridge } from "./rng.ts";
import { sortingBridge } from "./sorting.ts";
import { tensorStateBridge } from "./tensor-state.ts";
import { tensorBridge } from "./tensors.ts";
import { viewBridge } from "./views.ts";

/** The flat object of functions that Python's `torch._C` is filled with. */
export type Bridge = Record<string, (...input: never[]) => unknown>;

/** Makes the bridge; the kernels must be in use. */
export function createBridge(): Bridge {
  installAutograd();
  return {
    ...tensorBridge,
    ...tensorStateBridge,
    ...pythonMemoryBridge,
    ...pictureBridge,
    ...creationBridge,
    ...elementwiseBridge,
    ...indexingBridge,
    ...joiningBridge,
    ...printingBridge,
    ...reductionBridge,
    ...sortingBridge,
    ...autogradBridge,
    ...layerBridge,
    ...linearBridge,
    ...nnBridge,
    ...optimBridge,
    ...rngBridge,
    ...viewBridge,
  };
}
