import type { CellRequest, LessonFile } from "../protocol/messages.ts";

/**
 * What a program will ask of the page, as far as its text says: `load_snapshot("name")` with the name as it stands, and the
 * lesson's files when it speaks of `/data`. Weights are tens of megabytes each, so a file of them is fetched only for a
 * program that names its model.
 */
export function findRequests(code: string, files: readonly LessonFile[]): CellRequest[] {
  const names = [...code.matchAll(/load_snapshot\(\s*(["'])([^"'\\\n]{1,120})\1/g)].map(([, , name = ""]) => name);
  const snapshots = [...new Set(names)].map((name): CellRequest => ({ kind: "snapshot", name }));
  const speaksOfData = /["'/]data\//.test(code);
  const lessonFiles = files.filter(({ path }) => {
    const model = WEIGHTS.exec(path)?.[1];
    return model === undefined ? speaksOfData : code.includes(model);
  });
  return [...snapshots, ...lessonFiles.map(({ path }): CellRequest => ({ kind: "lesson-file", path }))];
}

/** `/data/weights/<model>-<name>.safetensors`. */
const WEIGHTS = /^\/data\/weights\/([a-z0-9_]+)-/;
