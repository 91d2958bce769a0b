import * as z from "zod/mini";
import type { FromCell } from "../protocol/messages.ts";

// The page's policy allows no evaluated code, which zod would otherwise try.
z.config({ jitless: true });

const id = z.int().check(z.gte(0));
const count = z.number().check(z.gte(0));
const text = (most: number) => z.string().check(z.maxLength(most));
const list = <T extends z.ZodMiniType>(of: T, most: number) => z.array(of).check(z.maxLength(most));
const sizes = list(z.int().check(z.gte(0)), 64);
const finiteOrNull = z.nullable(z.number());

const item = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), stream: z.enum(["stdout", "stderr"]), text: text(300_000) }),
  z.object({
    kind: z.literal("display"),
    mime: z.enum(["image/svg+xml", "image/png", "image/jpeg"]),
    data: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.length <= 4_000_000)),
    label: text(1000),
  }),
  z.object({
    kind: z.literal("notice"),
    notice: z.enum(["output-capped", "displays-capped", "input-needs-isolation"]),
  }),
]);

const traceback = z.object({
  type: text(500),
  message: text(20_000),
  frames: list(
    z.object({
      file: text(1000),
      line: z.int(),
      column: z.nullable(z.int()),
      endColumn: z.nullable(z.int()),
      functionName: text(1000),
      text: text(20_000),
    }),
    100,
  ),
  text: text(100_000),
});

const tensor = z.object({
  name: text(500),
  shape: sizes,
  dtype: text(40),
  requiresGrad: z.boolean(),
  role: z.enum(["parameter", "buffer", "tensor"]),
  hasGrad: z.boolean(),
  isLeaf: z.boolean(),
  bytes: count,
  version: count,
  sparkline: list(finiteOrNull, 64),
});

const statistics = z.object({
  count,
  mean: finiteOrNull,
  standardDeviation: finiteOrNull,
  min: finiteOrNull,
  max: finiteOrNull,
  zeros: count,
  nans: count,
  infinities: count,
  histogram: list(count, 128),
});

const heatMap = z.object({
  rows: z.int().check(z.gte(0), z.lte(256)),
  columns: z.int().check(z.gte(0), z.lte(256)),
  fullRows: count,
  fullColumns: count,
  values: z.instanceof(Float32Array).check(z.refine((values) => values.length <= 256 * 256)),
});

const side = z.int().check(z.gte(1), z.lte(1024));
const inspection = z.object({
  entry: tensor,
  statistics,
  heatMap: z.nullable(heatMap),
  gradient: z.nullable(z.object({ statistics, heatMap: z.nullable(heatMap) })),
  picture: z.nullable(
    z.object({ width: side, height: side, channels: z.literal([1, 3]), pixels: z.instanceof(Uint8Array) }),
  ),
  graph: z.nullable(
    z.object({
      nodes: list(
        z.object({
          id,
          label: text(500),
          kind: z.enum(["operation", "trainable", "frozen", "input"]),
          shape: z.nullable(sizes),
        }),
        500,
      ),
      edges: list(z.tuple([id, id]), 2000),
      truncated: z.boolean(),
    }),
  ),
});

/** What a cell may ask of the page, and nothing else. */
export const cellRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("snapshot"), name: z.string().check(z.minLength(1), z.maxLength(120)) }),
  z.object({
    kind: z.literal("lesson-file"),
    path: z.string().check(
      z.regex(/^\/data(\/[\w.-]+)+$/),
      z.maxLength(500),
      z.refine((path) => !path.includes("..")),
    ),
  }),
]);

const fromCell = z.discriminatedUnion("type", [
  z.object({ type: z.literal("alive"), isolated: z.boolean() }),
  z.object({ type: z.literal("ready"), python: text(40), bootMilliseconds: count }),
  z.object({ type: z.literal("started"), run: id }),
  z.object({ type: z.literal("output"), run: id, items: list(item, 2000) }),
  z.object({ type: z.literal("traceback"), run: id, traceback }),
  z.object({ type: z.literal("ask-input"), id, prompt: text(10_000) }),
  z.object({
    type: z.literal("done"),
    run: id,
    outcome: z.enum(["ok", "error", "interrupted", "exited", "incomplete"]),
    milliseconds: count,
  }),
  z.object({ type: z.literal("request"), id, request: cellRequestSchema }),
  z.object({ type: z.literal("tensors"), entries: list(tensor, 500), truncated: z.boolean() }),
  z.object({ type: z.literal("inspection"), id, inspection: z.nullable(inspection) }),
  z.object({
    type: z.literal("captured"),
    id,
    bytes: z.nullable(z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.length <= 17_000_000))),
  }),
  z.object({ type: z.literal("crashed"), reason: z.enum(["boot", "fatal", "flood"]), detail: text(5000) }),
]);

/** Reads a message that a cell sent. @returns null for what is not in the protocol. */
export function readFromCell(value: unknown): FromCell | null {
  const parsed = z.safeParse(fromCell, value);
  return parsed.success ? parsed.data : null;
}
