import type { KernelVariant } from "../kernel-variant.ts";
import { loadKernelsInNode } from "../load-kernels-in-node.ts";
import { BINARY, REDUCE, UNARY } from "../op-codes.ts";

// Prints what one core reaches: `node src/cli/bench.ts [simd|relaxed]`. The best of several rounds counts, because other
// programs take the processor now and then.

const ROUNDS = 8;
const variant = process.argv[2] as KernelVariant | undefined;
const { memory, exports: kernels, isRelaxed } = await loadKernelsInNode(variant ? { variant } : {});

interface Layer {
  readonly batch: number;
  readonly channels: number;
  readonly side: number;
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly pad: number;
  readonly groups: number;
}

function block(count: number): number {
  const pointer = memory.allocate(count * 4);
  for (let i = 0; i < count; i++) memory.f32[pointer / 4 + i] = ((i * 2654435761) % 1000) / 1000 - 0.5;
  return pointer;
}

/** Milliseconds of one call. */
function time(work: () => void, calls: number): number {
  work();
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) work();
    best = Math.min(best, (performance.now() - start) / calls);
  }
  return best;
}

function print(name: string, milliseconds: number, products: number): void {
  const rate = products > 0 ? `${(products / milliseconds / 1e6).toFixed(1).padStart(6)} GMAC/s` : "";
  process.stdout.write(`${name.padEnd(44)} ${milliseconds.toFixed(3).padStart(9)} ms ${rate}\n`);
}

function benchGemm(m: number, n: number, k: number, transA: 0 | 1, transB: 0 | 1): void {
  const [a, b, c] = [block(m * k), block(k * n), block(m * n)] as const;
  const calls = Math.max(1, Math.round(1e7 / (m * n * k)));
  const run = () => kernels.gemm_f32(transA, transB, m, n, k, 1, a, transA ? m : k, b, transB ? k : n, 0, c, n);
  print(`gemm ${m}×${n}×${k} ${transA ? "Aᵀ" : "A"}·${transB ? "Bᵀ" : "B"}`, time(run, calls), m * n * k);
  memory.release(a, m * k * 4);
  memory.release(b, k * n * 4);
  memory.release(c, m * n * 4);
}

const PASSES = ["conv2d_forward_f32", "conv2d_backward_input_f32", "conv2d_backward_weight_f32"] as const;

/** @returns milliseconds of the passes asked for: 0 forward, 1 input's gradient, 2 weight's. */
function benchConv(layer: Layer, passes: readonly (0 | 1 | 2)[]): number {
  const { batch, channels, side, filters, kernel, stride, pad, groups } = layer;
  const out = Math.floor((side + 2 * pad - kernel) / stride) + 1;
  const counts = [
    batch * channels * side * side,
    (filters * channels * kernel * kernel) / groups,
    batch * filters * out * out,
  ];
  const [x, weight, y] = counts.map(block);
  const shape = [
    batch,
    channels,
    side,
    side,
    filters,
    kernel,
    kernel,
    stride,
    stride,
    pad,
    pad,
    1,
    1,
    groups,
    out,
    out,
  ];
  const put = (workspace: number, bytes: number) =>
    memory.i32.set([...shape, x, weight, 0, y, workspace, bytes] as number[], memory.scratch / 4);
  const products = (counts[2] as number) * (channels / groups) * kernel * kernel;
  let total = 0;
  for (const pass of passes) {
    put(0, 0);
    const bytes = kernels.conv2d_workspace(memory.scratch, pass);
    const workspace = memory.allocate(bytes);
    put(workspace, bytes);
    const milliseconds = time(() => kernels[PASSES[pass]](memory.scratch), Math.max(1, Math.round(1e7 / products)));
    const name = `${["forward", "input", "weight"][pass]} ${batch}×${channels}×${side}² → ${filters}, ${kernel}×${kernel}/${stride}`;
    print(groups > 1 ? `depthwise ${name}` : name, milliseconds, products);
    memory.release(workspace, bytes);
    total += milliseconds;
  }
  [x, weight, y].forEach((pointer, i) => {
    memory.release(pointer as number, (counts[i] as number) * 4);
  });
  return total;
}

const layer = (batch: number, channels: number, side: number, filters: number, kernel: number, stride = 1): Layer => {
  return { batch, channels, side, filters, kernel, stride, pad: kernel >> 1, groups: 1 };
};

/** Convolutions of ResNet-18 at 224, and how often each comes. */
const RESNET18 = [
  [layer(1, 3, 224, 64, 7, 2), 1],
  [layer(1, 64, 56, 64, 3), 4],
  [layer(1, 64, 56, 128, 3, 2), 1],
  [layer(1, 64, 56, 128, 1, 2), 1],
  [layer(1, 128, 28, 128, 3), 3],
  [layer(1, 128, 28, 256, 3, 2), 1],
  [layer(1, 128, 28, 256, 1, 2), 1],
  [layer(1, 256, 14, 256, 3), 3],
  [layer(1, 256, 14, 512, 3, 2), 1],
  [layer(1, 256, 14, 512, 1, 2), 1],
  [layer(1, 512, 7, 512, 3), 3],
] as const;

function benchElements(): void {
  const n = 1 << 18;
  const [a, b, c, d] = [block(n), block(n), block(n), block(n)] as const;
  const print1 = (name: string, work: () => void) => {
    process.stdout.write(`${name.padEnd(44)} ${((time(work, 4) * 1e6) / n).toFixed(2).padStart(9)} ns an element\n`);
  };
  for (const op of ["relu", "exp", "log", "tanh", "sigmoid", "gelu", "sin"] as const) {
    print1(op, () => kernels.unary_f32(UNARY[op], n, a, b));
  }
  memory.i32.set([1, c, a, b, n, 1, 1], memory.scratch / 4);
  print1("add", () => kernels.binary_f32(BINARY.add, memory.scratch));
  print1("compare", () => kernels.compare_f32(0, memory.scratch));
  print1("sum", () => kernels.reduce_f32(REDUCE.sum, 1, n, 1, a, b));
  print1("max", () => kernels.reduce_f32(REDUCE.max, 1, n, 1, a, b));
  print1("sum of columns", () => kernels.reduce_f32(REDUCE.sum, 1, 512, 512, a, b));
  print1("softmax of 512", () => kernels.softmax_f32(0, 512, 512, 1, a, b));
  memory.i32.set([2, c, a, 512, 512, 512, 1, 1, 512], memory.scratch / 4);
  print1("transpose", () => kernels.copy_4(memory.scratch));
  print1("batch norm", () => kernels.batch_norm_apply_f32(16, 16, 1024, a, c, d, 0, 0, b));
  print1("Adam step", () => kernels.adam_step_f32(n, a, b, c, d, 0, 1e-9, 0.9, 0.999, 1e-8, 0, 0, 1, 0));
  memory.i32.set([32, 8, 32, 32, 2, 2, 2, 2, 0, 0, 1, 1, 16, 16, a, b, c], memory.scratch / 4);
  print1("max pool 2×2 with places", () => kernels.max_pool2d_f32(memory.scratch));
  for (const pointer of [a, b, c, d]) memory.release(pointer, n * 4);
}

process.stdout.write(`${isRelaxed ? "relaxed" : "simd"} build, one core\n`);
for (const size of [256, 512] as const) benchGemm(size, size, size, 0, 0);
benchGemm(512, 512, 512, 0, 1);
benchGemm(512, 512, 512, 1, 0);
benchGemm(32, 7, 512, 0, 1);
benchGemm(7, 512, 32, 1, 0);
benchGemm(32, 512, 7, 0, 0);
benchGemm(1, 1000, 512, 0, 1);
let resnet = 0;
for (const [each, times] of RESNET18) resnet += times * benchConv(each, [0]);
print("ResNet-18's convolutions, one image at 224", resnet, 0);
const first = benchConv(layer(32, 3, 32, 16, 3), [0, 2]);
const second = benchConv(layer(32, 16, 16, 32, 3), [0, 1, 2]);
print("small CNN's convolutions, 512 images", (first + second) * 16, 0);
for (const [channels, side, kernel, stride] of [
  [88, 28, 3, 1],
  [240, 14, 5, 1],
  [96, 28, 5, 2],
] as const) {
  benchConv({ ...layer(1, channels, side, channels, kernel, stride), groups: channels }, [0, 1, 2]);
}
benchElements();
