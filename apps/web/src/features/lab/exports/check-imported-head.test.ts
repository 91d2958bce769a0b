import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { expect, it } from "vitest";
import { checkImportedHead } from "./check-imported-head.ts";

const head = { weight: new Float32Array(6), bias: new Float32Array(2), classCount: 2, width: 3 };
const needs = { width: 3, classCount: 2, backboneSha256: "a".repeat(64) };

it("takes a head that says nothing of its backbone, or names this one", () => {
  expect(checkImportedHead(encodeHead(head), needs)).toMatchObject({ ok: true });
  expect(checkImportedHead(encodeHead(head, { backboneSha256: "a".repeat(64) }), needs)).toMatchObject({ ok: true });
});

it("says why it takes no other", () => {
  expect(checkImportedHead(new Uint8Array(3), needs)).toEqual({ ok: false, reason: "file" });
  expect(checkImportedHead(encodeHead(head), { ...needs, width: 576 })).toMatchObject({ reason: "width", found: 3 });
  expect(checkImportedHead(encodeHead(head), { ...needs, classCount: 7 })).toMatchObject({ reason: "classes" });
  const other = encodeHead(head, { backbone_sha256: "b".repeat(64) });
  expect(checkImportedHead(other, needs)).toEqual({ ok: false, reason: "backbone" });
});
