import { type ImportedHead, importHead } from "@thaw/tl-engine/export/import-head";

export interface HeadRequirements {
  width: number;
  classCount: number;
  backboneSha256: string;
}

export type HeadCheck =
  | { ok: true; imported: ImportedHead }
  | { ok: false; reason: "file" | "backbone" }
  | { ok: false; reason: "width" | "classes"; found: number; expected: number };

/** Whether a file is a head that this run's backbone and classes can use, or the first reason why not. */
export function checkImportedHead(bytes: Uint8Array, needs: HeadRequirements): HeadCheck {
  let imported: ImportedHead;
  try {
    imported = importHead(bytes);
  } catch {
    return { ok: false, reason: "file" };
  }
  const { head, backboneSha256 } = imported;
  if (head.width !== needs.width) return { ok: false, reason: "width", found: head.width, expected: needs.width };
  if (head.classCount !== needs.classCount) {
    return { ok: false, reason: "classes", found: head.classCount, expected: needs.classCount };
  }
  if (imported.needsItsBackbone) return { ok: false, reason: "backbone" };
  if (backboneSha256 !== null && backboneSha256 !== needs.backboneSha256) return { ok: false, reason: "backbone" };
  return { ok: true, imported };
}
