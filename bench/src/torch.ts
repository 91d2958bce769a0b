import { measureTerminal } from "./torch/terminal.ts";
import { findRealTorch, startOurs, startReal, type Worker } from "./torch/worker.ts";

/**
 * `npm run bench -- torch`: training and inference in Python on this repository's engine, beside real PyTorch on one thread in
 * the same run where a Python has it (`THAW_PYTHON` names another than the machine's); then how soon the lesson's terminal
 * answers in Chromium. The two take turns, so that a busy machine slows both. About two minutes.
 */
const ROUNDS = 3;

interface Row {
  readonly work: string;
  readonly name: string;
  readonly unit: "ms" | "µs";
  /** At most this many times PyTorch's. */
  readonly ratio?: number;
  /** At most this much. */
  readonly most?: number;
}

const ROWS: readonly Row[] = [
  { work: "head", name: "Linear(512, 7) on 350 features, 20 epochs, Adam", unit: "ms", ratio: 1.5 },
  { work: "cnn", name: "small CNN, one epoch of 512 32×32 images, Adam", unit: "ms", ratio: 3 },
  { work: "resnet18", name: "ResNet-18 forward, batch 1 at 224", unit: "ms", ratio: 2 },
  { work: "addition", name: "a + b of two scalars from Python", unit: "µs", most: 4 },
];

async function main(): Promise<void> {
  const real = await findRealTorch();
  const ours = startOurs();
  const theirs = real === undefined ? undefined : startReal(real.python);
  process.stdout.write(
    real === undefined
      ? "No Python with torch and torchvision was found; ours alone.\n"
      : `Beside PyTorch ${real.version} on one thread, in turns, best of ${ROUNDS} rounds.\n`,
  );
  try {
    process.stdout.write(head());
    for (const row of ROWS) process.stdout.write(await measureRow(row, ours, theirs));
  } finally {
    ours.stop();
    theirs?.stop();
  }
  await measureTerminal();
}

function head(): string {
  return `${"work".padEnd(50)}${"ours".padStart(10)}${"PyTorch".padStart(10)}${"ratio".padStart(8)}${"at most".padStart(10)}\n`;
}

async function measureRow(row: Row, ours: Worker, theirs: Worker | undefined): Promise<string> {
  let best = Number.POSITIVE_INFINITY;
  let bestReal = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await ours.measure(row.work));
    if (theirs !== undefined) bestReal = Math.min(bestReal, await theirs.measure(row.work));
  }
  const ratio = theirs === undefined ? undefined : best / bestReal;
  const limit = row.ratio === undefined ? `${row.most} ${row.unit}` : `${row.ratio} ×`;
  const met = row.most === undefined ? ratio === undefined || ratio <= (row.ratio as number) : best <= row.most;
  const known = row.most !== undefined || ratio !== undefined;
  const columns = [
    format(best, row.unit).padStart(10),
    (theirs === undefined ? "" : format(bestReal, row.unit)).padStart(10),
    (ratio === undefined ? "" : ratio.toFixed(2)).padStart(8),
    limit.padStart(10),
  ];
  return `${row.name.padEnd(50)}${columns.join("")}  ${known ? (met ? "met" : "missed") : ""}\n`;
}

function format(value: number, unit: string): string {
  return `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`;
}

await main();
