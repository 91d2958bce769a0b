import { fetchKernels } from "@thaw/kernels/fetch-kernels";
import { loadKernels } from "@thaw/kernels/load-kernels";
import { findNetwork } from "@thaw/tl-engine/networks/find-network";
import { type Forward, onnxForward, ourForward, tfjsForward } from "./forward-tasks.ts";
import { createHeadTask } from "./head-task.ts";
import { createUniform, randomWeights } from "./random-weights.ts";

/** What the page asks for: a network's three ways, or our head; each answered with milliseconds. */
export interface ForwardFigures {
  /** One entry a round. */
  readonly ours: number[];
  readonly tfjs: number[];
  readonly onnx: number[];
  /** ‖ours − theirs‖ / ‖theirs‖ of the features, the larger of the two. */
  readonly difference: number;
}

const openKernels = async () => loadKernels(await fetchKernels("/generated/kernels/"));
const PASSES_A_ROUND = 5;
const WARM_UPS = 5;

async function measureForward(name: string, rounds: number): Promise<ForwardFigures> {
  const network = findNetwork(name);
  if (!network) throw new Error(`${name} is not known`);
  const folded = randomWeights(network);
  const next = createUniform(7);
  const pixels = Float32Array.from({ length: network.inputSize ** 2 * 3 }, () => 4 * next() - 2);
  const ways = {
    ours: ourForward(await openKernels(), network, folded, pixels),
    tfjs: await tfjsForward(network, folded, pixels),
    onnx: await onnxForward(network, folded, pixels),
  };
  const features: Record<string, Float32Array> = {};
  for (const [way, forward] of Object.entries(ways)) {
    for (let i = 0; i < WARM_UPS; i++) features[way] = await forward();
  }
  const found = { ours: [], tfjs: [], onnx: [] } as Record<keyof typeof ways, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const way of ["ours", "tfjs", "onnx"] as const) found[way].push(await timePasses(ways[way]));
  }
  const { ours, tfjs, onnx } = features as Record<keyof typeof ways, Float32Array>;
  return { ...found, difference: Math.max(relativeError(ours, tfjs), relativeError(ours, onnx)) };
}

/** Median milliseconds of a few passes after one another. */
async function timePasses(forward: Forward): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < PASSES_A_ROUND; i++) {
    const begin = performance.now();
    await forward();
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[PASSES_A_ROUND >> 1] as number;
}

function relativeError(found: Float32Array, expected: Float32Array): number {
  let difference = 0;
  let norm = 0;
  for (const [i, value] of expected.entries()) {
    difference += ((found[i] as number) - value) ** 2;
    norm += value ** 2;
  }
  return Math.sqrt(difference / norm);
}

const tasks = {
  forward: ({ network, rounds }: { network: string; rounds: number }) => measureForward(network, rounds),
  head: createHeadTask(openKernels),
};

export type WorkerTasks = typeof tasks;

globalThis.onmessage = async ({ data }: MessageEvent<{ kind: keyof WorkerTasks; input: never }>) => {
  try {
    postMessage({ output: await tasks[data.kind](data.input) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
};
