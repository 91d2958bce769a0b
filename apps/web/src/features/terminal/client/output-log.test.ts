import { expect, it } from "vitest";
import { addBlock, addItems, emptyLog, textOfLog } from "./output-log.ts";

const text = (words: string, stream: "stdout" | "stderr" = "stdout") =>
  ({ kind: "text", stream, text: words }) as const;

it("joins what one stream says and keeps two streams in their order", () => {
  const log = addItems(emptyLog, [text("a"), text("b\n"), text("oh\n", "stderr"), text("c\n")]);
  expect(log.blocks.map((block) => block.kind === "text" && [block.stream, block.text])).toEqual([
    ["stdout", "ab\n"],
    ["stderr", "oh\n"],
    ["stdout", "c\n"],
  ]);
});

it("goes back to a line's start at a carriage return", () => {
  expect(textOfLog(addItems(emptyLog, [text("10%\r"), text("20%\r"), text("done\r\nnext\n")]))).toBe("done\nnext\n");
});

it("drops what is oldest, says so once, and never renames what stays", () => {
  let log = emptyLog;
  for (let at = 0; at < 300; at++) {
    log = addBlock(log, text(`${at}${"x".repeat(4000)}\n`, at % 2 ? "stdout" : "stderr"));
  }
  expect(log.characters).toBeLessThanOrEqual(400_000);
  expect(log.blocks.filter(({ kind }) => kind === "notice")).toHaveLength(1);
  expect(log.blocks[0]?.kind).toBe("notice");
  expect(textOfLog(log)).toContain("299x");
  expect(new Set(log.blocks.map(({ key }) => key)).size).toBe(log.blocks.length);
});
