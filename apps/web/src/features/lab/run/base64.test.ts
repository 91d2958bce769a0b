import { expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";

it.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 100_001])(
  "says %d bytes as everyone else does, and reads them back",
  (n) => {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 7919) >>> 3);
    const text = toBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString("base64"));
    expect(Buffer.compare(fromBase64(text), bytes)).toBe(0);
  },
);
