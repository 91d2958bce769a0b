/** Module → name → [signature, first line of its text]. */
export type SignatureTables = Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;

export interface NamedThing {
  /** `torch.nn.Linear`. */
  readonly path: string;
  readonly signature: string;
  readonly line: string;
}

const importLine = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([^)#\n]+)|import[ \t]+([^#\n]+))/gm;

/** What a program's imports call things: `nn` → `torch.nn`, `F` → `torch.nn.functional`. */
export function readImports(code: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, from, some, whole] of code.matchAll(importLine)) {
    for (const part of (some ?? whole ?? "").split(",")) {
      const [, path, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
      if (!path) continue;
      if (from) names.set(alias ?? path, `${from}.${path}`);
      else if (alias) names.set(alias, path);
      else names.set(path.split(".")[0] ?? path, path.split(".")[0] ?? path);
    }
  }
  return names;
}

/** The full path of what is written, by the program's imports; null for a name of the learner's own. */
export function fullPath(written: string, imports: ReadonlyMap<string, string>): string | null {
  const [first = "", ...rest] = written.split(".");
  const root = imports.get(first);
  return root === undefined ? null : [root, ...rest].join(".");
}

/** What stands under a full path; null where nothing of ours does. */
export function findThing(tables: SignatureTables, path: string): NamedThing | null {
  const dot = path.lastIndexOf(".");
  const entry = tables[path.slice(0, dot)]?.[path.slice(dot + 1)];
  return entry ? { path, signature: entry[0], line: entry[1] } : null;
}

/** A method of a tensor, for what can't be known: most values in such a program are tensors. */
export function findTensorMethod(tables: SignatureTables, name: string): NamedThing | null {
  const entry = tables.Tensor?.[name];
  return entry ? { path: `Tensor.${name}`, signature: entry[0], line: entry[1] } : null;
}
