export interface Row {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  readonly peer: string;
  /** Theirs by ours. */
  readonly ratio?: number;
  /** Null where nothing is demanded, or nothing could be compared. */
  readonly met: boolean | null;
  readonly limit: string;
}

const WIDTHS = [52, 14, 14, 8, 10] as const;

const line = (name: string, ours: string, theirs: string, ratio: string, limit: string, rest: string): string =>
  `${name.padEnd(WIDTHS[0])}${ours.padStart(WIDTHS[1])}${theirs.padStart(WIDTHS[2])}${ratio.padStart(WIDTHS[3])}${limit.padStart(WIDTHS[4])}  ${rest}\n`;

export const formatTitle = (): string => line("", "ours", "peer's", "ratio", "wanted", "");

export function formatRow({ name, ours, theirs, peer, ratio, met, limit }: Row): string {
  const verdict = met === null ? "" : met ? "met, " : "missed, ";
  return line(name, ours, theirs, ratio?.toFixed(1) ?? "", limit, `${verdict}${peer}`);
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number;
