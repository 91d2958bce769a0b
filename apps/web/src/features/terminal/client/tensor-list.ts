import type { TensorEntry } from "@thaw/terminal/protocol/messages";

export type TensorGroup = "trainable" | "frozen" | "buffer" | "other";
export type TensorFilter = "all" | "trainable" | "frozen";
export type TensorOrder = "program" | "name" | "bytes";

/** Warm: a leaf that training changes. Cool: a parameter that it leaves alone. A buffer, such as a running mean, is neither. */
export function groupOf({ role, requiresGrad, isLeaf }: TensorEntry): TensorGroup {
  if (requiresGrad && isLeaf) return "trainable";
  if (role === "parameter") return "frozen";
  return role === "buffer" ? "buffer" : "other";
}

export interface ListedGroup {
  readonly group: TensorGroup;
  readonly entries: readonly TensorEntry[];
  readonly bytes: number;
  readonly values: number;
}

const valuesOf = ({ shape }: TensorEntry): number => shape.reduce((product, size) => product * size, 1);

/** The list as it is shown: what trains first, then what is frozen, then the rest; each group in the order asked for. */
export function listTensors(
  entries: readonly TensorEntry[],
  options: { filter: TensorFilter; search: string; order: TensorOrder },
): ListedGroup[] {
  const search = options.search.trim().toLowerCase();
  const groups: TensorGroup[] = ["trainable", "frozen", "other", "buffer"];
  return groups.flatMap((group) => {
    if (options.filter !== "all" && options.filter !== group) return [];
    const found = entries.filter((entry) => groupOf(entry) === group && entry.name.toLowerCase().includes(search));
    if (found.length === 0) return [];
    if (options.order === "name") found.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    if (options.order === "bytes") found.sort((a, b) => b.bytes - a.bytes);
    return [
      {
        group,
        entries: found,
        bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
        values: found.reduce((sum, entry) => sum + valuesOf(entry), 0),
      },
    ];
  });
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(bytes < 102_400 ? 1 : 0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Whether a row would look the same, so that it need not be drawn anew. */
export function isSameEntry(a: TensorEntry, b: TensorEntry): boolean {
  return (
    a === b ||
    (a.name === b.name &&
      a.version === b.version &&
      a.dtype === b.dtype &&
      a.requiresGrad === b.requiresGrad &&
      a.hasGrad === b.hasGrad &&
      a.isLeaf === b.isLeaf &&
      a.shape.join() === b.shape.join() &&
      a.sparkline.length === b.sparkline.length &&
      a.sparkline.every((value, index) => value === b.sparkline[index]))
  );
}
