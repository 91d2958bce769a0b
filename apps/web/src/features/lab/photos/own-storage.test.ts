import { afterEach, describe, expect, it, vi } from "vitest";
import { formatBytes, readStorage } from "./own-storage.ts";

afterEach(() => vi.unstubAllGlobals());

describe("the device's storage", () => {
  it("is said in the units that systems show", () => {
    expect(formatBytes(999, "en")).toBe("999 byte");
    expect(formatBytes(647_400, "en")).toBe("647 kB");
    expect(formatBytes(1_440_000, "en")).toBe("1.4 MB");
    expect(formatBytes(10_700_000_000, "en")).toBe("10.7 GB");
    expect(formatBytes(0, "ja")).toMatch(/^0/);
  });

  it("is unknown where the browser withholds it", async () => {
    vi.stubGlobal("navigator", {});
    expect(await readStorage()).toEqual({ usage: null, quota: null, persisted: false });
  });
});
