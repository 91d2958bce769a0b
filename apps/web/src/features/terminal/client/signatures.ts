import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completeAnyWord,
} from "@codemirror/autocomplete";
import type { EditorView, Tooltip } from "@codemirror/view";
import {
  findTensorMethod,
  findThing,
  fullPath,
  type NamedThing,
  readImports,
  type SignatureTables,
} from "./resolve-name.ts";

let tables: Promise<SignatureTables> | null = null;

/** Loaded when the first word is typed or pointed at. */
function loadTables(): Promise<SignatureTables> {
  tables ??= import("./torch-signatures.json").then(
    (module) => module.default as unknown as SignatureTables,
    (error: unknown) => {
      tables = null;
      throw error;
    },
  );
  return tables;
}

function describe({ path, signature, line }: NamedThing): HTMLElement {
  const box = document.createElement("div");
  box.className = "term-doc";
  box.lang = "en";
  const code = document.createElement("code");
  code.textContent = path + signature;
  box.append(code);
  if (line) box.append(line.replaceAll("`", ""));
  return box;
}

const optionsOf = (table: SignatureTables[string], module: string): Completion[] =>
  Object.entries(table).map(([label, [signature, line]]) => ({
    label,
    type: signature ? "function" : "variable",
    detail: signature.length > 42 ? `${signature.slice(0, 41)}…` : signature,
    info: () => describe({ path: `${module}.${label}`, signature, line }),
  }));

/** Names of torch and its companions after a dot, by the program's own imports; else the words of the program. */
export async function completeTorch(context: CompletionContext): Promise<CompletionResult | null> {
  const written = context.matchBefore(/[\w.]+/);
  if (!written || (written.text.length < 2 && !context.explicit)) return null;
  const code = context.state.doc.toString();
  const dot = written.text.lastIndexOf(".");
  if (dot < 0) {
    const line = context.state.doc.lineAt(context.pos).text;
    const from = /^\s*from\s+([\w.]+)\s+import\b/.exec(line)?.[1];
    const table = from ? (await loadTables())[from] : undefined;
    if (from && table) return { from: written.from, options: optionsOf(table, from), validFor: /^\w*$/ };
    return completeAnyWord(context);
  }
  const loaded = await loadTables().catch(() => null);
  if (!loaded || context.aborted) return null;
  const owner = written.text.slice(0, dot);
  // The tail of a call, `base(x).mean`, begins with the dot.
  const path = owner === "" ? null : fullPath(owner, readImports(code));
  const table = path === null ? loaded.Tensor : loaded[path];
  if (!table) return null;
  return {
    from: written.from + dot + 1,
    options: optionsOf(table, path ?? "Tensor"),
    validFor: /^\w*$/,
  };
}

/** What a name under the pointer is. */
export async function describeAt(view: EditorView, place: number): Promise<Tooltip | null> {
  const line = view.state.doc.lineAt(place);
  const column = place - line.from;
  const before = /[\w.]*$/.exec(line.text.slice(0, column))?.[0] ?? "";
  const after = /^\w*/.exec(line.text.slice(column))?.[0] ?? "";
  const written = before + after;
  if (!/[A-Za-z_]/.test(written)) return null;
  const loaded = await loadTables().catch(() => null);
  if (!loaded) return null;
  const path = fullPath(written.replace(/^\.+/, ""), readImports(view.state.doc.toString()));
  const dot = written.lastIndexOf(".");
  const thing = path ? findThing(loaded, path) : dot >= 0 ? findTensorMethod(loaded, written.slice(dot + 1)) : null;
  if (!thing) return null;
  const end = place + after.length;
  return { pos: end - (written.length - dot - 1), end, above: true, create: () => ({ dom: describe(thing) }) };
}
