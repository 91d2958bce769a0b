import { expect, test } from "vitest";
import { memory } from "../storage/runtime.ts";
import { type RecordedCase, readRecorded } from "./recorded-case.ts";
import { replay } from "./replay.ts";
import { prepareEngine } from "./use-kernels.ts";

/** One test per op of a family: each recorded call gives what PyTorch gave, and leaves no memory behind. */
export async function checkFamily(family: string): Promise<void> {
  await prepareEngine();
  const byCall = Map.groupBy(readRecorded<RecordedCase>(family), ({ call }) => call);
  for (const [call, cases] of byCall) {
    test(call, () => {
      const faults: string[] = [];
      for (const recorded of cases) {
        const before = memory.liveBytes;
        const found = replay(recorded);
        if (memory.liveBytes !== before) found.push(`${memory.liveBytes - before} bytes were not given back`);
        if (found.length > 0) faults.push(`${describe(recorded)}\n    ${found.join("\n    ")}`);
      }
      expect(faults.join("\n"), `${faults.length} of ${cases.length}`).toBe("");
    });
  }
}

function describe(recorded: RecordedCase): string {
  const words = recorded.arguments.map((each) => {
    if ("tensor" in each) return `dtype ${each.tensor.dtype} [${each.tensor.shape}]`;
    if ("mail" in each) return `mail of ${each.mail.length}`;
    if ("text" in each) return each.text;
    return "number" in each ? `number ${each.number}` : String(each.plain);
  });
  return `${recorded.call}(${words.join("; ")})${recorded.transposed === true ? " transposed" : ""}`;
}
