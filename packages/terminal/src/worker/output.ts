import type { FromWorker } from "../cell/worker-messages.ts";
import type { DisplayMime, OutputItem, RunNotice, StreamName } from "../protocol/messages.ts";

/** Between two messages: one frame of the page at 60 Hz. */
const FRAME_MILLISECONDS = 16;
export const OUTPUT_LIMITS = { bytes: 200_000, lines: 5_000, displays: 50, displayBytes: 4_000_000 } as const;

interface OutputOptions {
  readonly send: (message: FromWorker) => void;
  readonly now: () => number;
}

/**
 * Gathers what a run shows, in order, and sends it at most once a frame. Beyond its limits a run goes on unseen, so that an
 * endless print costs the page nothing.
 */
export function createOutput({ send, now }: OutputOptions) {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let run = 0;
  let items: OutputItem[] = [];
  let texts: string[] = [];
  let stream: StreamName = "stdout";
  let bytes = 0;
  let lines = 0;
  let displays = 0;
  let displayBytes = 0;
  let isCapped = false;
  let noticed = new Set<RunNotice>();
  let lastSent = 0;

  function closeText(): void {
    if (texts.length > 0) items.push({ kind: "text", stream, text: texts.join("") });
    texts = [];
  }

  function flush(): void {
    closeText();
    if (items.length === 0) return;
    lastSent = now();
    send({ type: "output", run, items });
    items = [];
  }

  const flushIfDue = (): void => {
    if (now() - lastSent >= FRAME_MILLISECONDS) flush();
  };

  function notice(notice: RunNotice): void {
    if (noticed.has(notice)) return;
    noticed.add(notice);
    closeText();
    items.push({ kind: "notice", notice });
    flush();
  }

  return {
    begin(newRun: number): void {
      run = newRun;
      items = [];
      texts = [];
      bytes = lines = displays = displayBytes = 0;
      isCapped = false;
      noticed = new Set();
      lastSent = 0;
    },
    /** @returns how many bytes were taken: always all of them. */
    write(to: StreamName, chunk: Uint8Array): number {
      if (isCapped) return chunk.length;
      const text = decoders[to].decode(chunk, { stream: true });
      if (text === "") return chunk.length;
      if (to !== stream) {
        closeText();
        stream = to;
      }
      const kept = withinLimits(text, OUTPUT_LIMITS.bytes - bytes, OUTPUT_LIMITS.lines - lines);
      bytes += kept.text.length;
      lines += kept.lines;
      if (kept.text !== "") texts.push(kept.text);
      if (kept.text.length < text.length) {
        isCapped = true;
        notice("output-capped");
      } else flushIfDue();
      return chunk.length;
    },
    display(mime: DisplayMime, data: Uint8Array, label: string): void {
      displays += 1;
      displayBytes += data.length;
      const isTooMuch = displays > OUTPUT_LIMITS.displays || displayBytes > OUTPUT_LIMITS.displayBytes * 4;
      if (isTooMuch || data.length > OUTPUT_LIMITS.displayBytes) {
        notice("displays-capped");
        return;
      }
      closeText();
      items.push({ kind: "display", mime, data, label });
      flushIfDue();
    },
    notice,
    flush,
    flushIfDue,
  };
}

export type Output = ReturnType<typeof createOutput>;

/** The beginning of a text that still fits. */
function withinLimits(text: string, maxLength: number, maxLines: number): { text: string; lines: number } {
  if (maxLines <= 0) return { text: "", lines: 0 };
  let lines = 0;
  const end = Math.min(text.length, maxLength);
  for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    lines += 1;
    if (lines >= maxLines) return { text: text.slice(0, at + 1), lines };
  }
  return { text: text.slice(0, end), lines };
}
