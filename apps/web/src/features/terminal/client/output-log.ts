import type { OutputItem, RunNotice, RunOutcome, StreamName, Traceback } from "@thaw/terminal/protocol/messages";

/** One thing in the output, from top to bottom. `key` never changes, so that a long output is not drawn anew. */
export type OutputBlock = { readonly key: number } & (
  | { readonly kind: "command"; readonly text: string; readonly isPrompt: boolean }
  | { readonly kind: "text"; readonly stream: StreamName; readonly text: string }
  | { readonly kind: "picture"; readonly mime: string; readonly data: Uint8Array; readonly label: string }
  | { readonly kind: "traceback"; readonly traceback: Traceback }
  | { readonly kind: "notice"; readonly notice: RunNotice | "restarted" | "older-dropped" }
  | { readonly kind: "end"; readonly outcome: RunOutcome; readonly milliseconds: number }
);

export interface OutputLog {
  readonly blocks: readonly OutputBlock[];
  readonly nextKey: number;
  readonly characters: number;
}

type NewBlock = OutputBlock extends infer B ? (B extends { key: number } ? Omit<B, "key"> : never) : never;

export const emptyLog: OutputLog = { blocks: [], nextKey: 1, characters: 0 };

/** A browser draws this much without a stutter; what is older goes. */
const mostCharacters = 400_000;
const mostBlocks = 600;
/** A block is closed at this length, so that adding to the output never redraws much. */
const blockCharacters = 4000;

const lengthOf = (block: NewBlock): number => (block.kind === "text" ? block.text.length : 80);

/** Carriage returns go back to the line's start, as progress bars want. */
function overwrite(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n/g, "\n").replace(/[^\n]*\r(?=[^\n])/g, "") : text;
}

/** Adds a block at the end; text of the same stream goes on in the block before. */
export function addBlock(log: OutputLog, block: NewBlock): OutputLog {
  const last = log.blocks.at(-1);
  if (block.kind === "text" && last?.kind === "text" && last.stream === block.stream) {
    if (last.text.length < blockCharacters || block.text.includes("\r")) {
      const text = overwrite(last.text + block.text);
      const blocks = [...log.blocks.slice(0, -1), { ...last, text }];
      return dropOld({ ...log, blocks, characters: log.characters - last.text.length + text.length });
    }
  }
  const added = block.kind === "text" ? { ...block, text: overwrite(block.text) } : block;
  return dropOld({
    blocks: [...log.blocks, { ...added, key: log.nextKey } as OutputBlock],
    nextKey: log.nextKey + 1,
    characters: log.characters + lengthOf(added),
  });
}

function dropOld(log: OutputLog): OutputLog {
  if (log.characters <= mostCharacters && log.blocks.length <= mostBlocks) return log;
  let { characters } = log;
  let start = 0;
  while (start < log.blocks.length - 1 && (characters > mostCharacters || log.blocks.length - start > mostBlocks)) {
    characters -= lengthOf(log.blocks[start] as OutputBlock);
    start += 1;
  }
  const kept = log.blocks.slice(start);
  const notice: OutputBlock = { key: log.nextKey, kind: "notice", notice: "older-dropped" };
  const first = kept[0];
  const isSaid = first?.kind === "notice" && first.notice === "older-dropped";
  return { blocks: isSaid ? kept : [notice, ...kept], nextKey: log.nextKey + 1, characters };
}

export function addItems(log: OutputLog, items: readonly OutputItem[]): OutputLog {
  let next = log;
  for (const item of items) {
    if (item.kind === "text") next = addBlock(next, item);
    else if (item.kind === "display") {
      next = addBlock(next, { kind: "picture", mime: item.mime, data: item.data, label: item.label });
    } else next = addBlock(next, { kind: "notice", notice: item.notice });
  }
  return next;
}

/** The output as text, for the clipboard. */
export function textOfLog(log: OutputLog): string {
  return log.blocks
    .map((block) => {
      if (block.kind === "command") return `${block.isPrompt ? ">>>" : "$"} ${block.text}\n`;
      if (block.kind === "text") return block.text;
      if (block.kind === "traceback") return block.traceback.text;
      return block.kind === "picture" ? `[${block.label}]\n` : "";
    })
    .join("");
}
