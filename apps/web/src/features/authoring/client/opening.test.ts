import { expect, test } from "vitest";
import { readLocalCopy, removeLocalCopy, writeLocalCopy } from "./local-copy.ts";
import { openEditor } from "./opening.ts";

const latest = { number: 4, note: "", authorName: null, createdAt: "", source: "published" };
const draft = { source: "draft", baseRevision: 4, version: 3, updatedAt: "" };

test("without a draft one starts from the newest revision, or from nothing", () => {
  expect(openEditor({ latest, draft: null }, null)).toMatchObject({ source: "published", baseRevision: 4, version: 0 });
  expect(openEditor({ latest: null, draft: null }, null)).toMatchObject({ source: "", baseRevision: 0, version: 0 });
});

test("a copy that the server has not got yet goes on", () => {
  const local = { source: "typed offline", baseRevision: 4, version: 3 };
  expect(openEditor({ latest, draft }, local)).toEqual({ ...local, unsaved: true, conflict: null });
  expect(openEditor({ latest, draft: null }, { ...local, version: 0 })).toMatchObject({
    source: "typed offline",
    unsaved: true,
  });
});

test("a copy that the server has is no news", () => {
  const local = { source: "draft", baseRevision: 4, version: 2 };
  expect(openEditor({ latest, draft }, local)).toMatchObject({ source: "draft", version: 3, unsaved: false });
});

test("a copy beside a newer draft keeps both", () => {
  const local = { source: "typed here", baseRevision: 4, version: 2 };
  expect(openEditor({ latest, draft }, local)).toMatchObject({
    source: "typed here",
    version: 2,
    conflict: { source: "draft", version: 3 },
  });
});

test("a copy belongs to its account, and a storage that refuses is survived", () => {
  const values = new Map<string, string>();
  const storage = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  };
  const place = { userId: "a", lessonSlug: "l", locale: "ja" };
  const copy = { source: "x", baseRevision: 1, version: 1 };
  expect(writeLocalCopy(storage, place, copy)).toBe(true);
  expect(readLocalCopy(storage, place)).toEqual(copy);
  expect(readLocalCopy(storage, { ...place, userId: "b" })).toBeNull();
  removeLocalCopy(storage, place);
  expect(readLocalCopy(storage, place)).toBeNull();
  const full = {
    ...storage,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(writeLocalCopy(full, place, copy)).toBe(false);
  values.set("thaw-lesson:a:l:ja", "{broken");
  expect(readLocalCopy(storage, place)).toBeNull();
});
