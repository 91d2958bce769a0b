import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

interface ProcessTimes {
  parent: number;
  /** User and system time, ticks. */
  own: number;
  /** The same of children that ended and were waited for. */
  ended: number;
}

function readTimes(pid: number): ProcessTimes | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // The command's name may hold spaces and parentheses, so fields are counted from its last parenthesis.
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent, own, ended] = [
    fields[1],
    (fields[11] ?? 0) + (fields[12] ?? 0),
    (fields[13] ?? 0) + (fields[14] ?? 0),
  ];
  return { parent: parent ?? 0, own, ended };
}

/** CPU time, user and system, of a process and of all below it, those that ended included. Milliseconds. */
export function cpuMilliseconds(root: number): number {
  const times = new Map<number, ProcessTimes>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    const found = Number.isInteger(pid) ? readTimes(pid) : null;
    if (found) times.set(pid, found);
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = times.get(at)?.parent) if (at === root) return true;
    return false;
  };
  let ticks = 0;
  for (const [pid, { own, ended }] of times) if (isBelow(pid)) ticks += own + ended;
  return (ticks / ticksPerSecond) * 1000;
}
