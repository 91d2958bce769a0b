import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { publishAssets } from "./publish-assets.ts";

let root: string;
const from = (path: string) => join(root, "from", path);
const to = (path: string) => join(root, "to", path);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "thaw-publish-"));
  mkdirSync(from("backbones"), { recursive: true });
  writeFileSync(from("backbones/a.1.bin"), "one");
  writeFileSync(from("index.json"), '"a.1"');
});
afterEach(() => rmSync(root, { recursive: true }));

it("copies what is missing, replaces what differs, removes what is stale, and leaves the rest and others' folders untouched", () => {
  publishAssets(from(""), to(""));
  expect(readFileSync(to("backbones/a.1.bin"), "utf8")).toBe("one");
  const old = new Date(2001, 1, 1);
  utimesSync(to("backbones/a.1.bin"), old, old);

  writeFileSync(from("backbones/b.2.bin"), "two");
  writeFileSync(from("index.json"), '"b.2"');
  writeFileSync(to("backbones/stale.0.bin"), "zero");
  mkdirSync(to("kernels"));
  writeFileSync(to("kernels/other.bin"), "another's");
  publishAssets(from(""), to(""));
  expect(readdirSync(to("backbones")).sort()).toEqual(["a.1.bin", "b.2.bin"]);
  expect(readFileSync(to("index.json"), "utf8")).toBe('"b.2"');
  expect(readdirSync(to("kernels"))).toEqual(["other.bin"]);
  expect(statSync(to("backbones/a.1.bin")).mtime).toEqual(old);
});
