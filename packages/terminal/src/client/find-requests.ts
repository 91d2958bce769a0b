import type { CellRequest, LessonFile } from "../protocol/messages.ts";

/**
 * What a program will ask of the page, as far as its text says: `load_snapshot("name")` with the name as it stands, and the
 * lesson's files when it speaks of `/data`.
 */
export function findRequests(code: string, files: readonly LessonFile[]): CellRequest[] {
  const names = [...code.matchAll(/load_snapshot\(\s*(["'])([^"'\\\n]{1,120})\1/g)].map(([, , name = ""]) => name);
  const snapshots = [...new Set(names)].map((name): CellRequest => ({ kind: "snapshot", name }));
  const lessonFiles = /["'/]data\//.test(code) ? files : [];
  return [...snapshots, ...lessonFiles.map(({ path }): CellRequest => ({ kind: "lesson-file", path }))];
}
