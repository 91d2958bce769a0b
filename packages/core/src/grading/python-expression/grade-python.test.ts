import type { CodeExpectation } from "@thaw/contracts/answer-key";
import { gradingRemarkSchema } from "@thaw/contracts/grading-remark";
import { describe, expect, it } from "vitest";
import { gradePython } from "./grade-python.ts";

const expects: CodeExpectation = {
  callee: "torch.nn.Linear",
  args: [
    { name: "in_features", value: 512 },
    { name: "out_features", value: 7 },
  ],
  optional: [
    { name: "bias", value: true },
    { name: "device", value: null },
    { name: "dtype", value: null },
  ],
};
const grade = (code: string) => gradePython({ code, binding: "new_layer", expects });
const codesOf = (code: string) => grade(code).remarks.map((remark) => remark.code);

describe("code that means torch.nn.Linear(512, 7)", () => {
  it.each([
    "torch.nn.Linear(512, 7)",
    "nn.Linear(512,7)",
    "Linear(512, 7)",
    "new_layer = torch.nn.Linear(512, 7)",
    "new_layer=nn.Linear(512,7)",
    "  new_layer  =  nn . Linear ( 512 , 7 )  ",
    "new_layer = nn.Linear(512, 7);",
    "\n\nnew_layer = nn.Linear(512, 7)\n\n",
    "new_layer = nn.Linear(512, 7)  # the new head",
    "# first\nnew_layer = nn.Linear(\n    512,  # in\n    7,  # out\n)\n",
    "new_layer = nn.Linear(512, \\\n  7)",
    "nn.Linear(in_features=512, out_features=7)",
    "nn.Linear(out_features=7, in_features=512)",
    "nn.Linear(512, out_features=7)",
    "nn.Linear(512, 7, bias=True)",
    "nn.Linear(bias=True, out_features=7, in_features=512)",
    "nn.Linear(512, 7, True)",
    "nn.Linear(512, 7, 1)",
    "nn.Linear(512, 7, device=None, dtype=None)",
    'nn.Linear(512, 7, device="cpu", dtype=torch.float32)',
    "nn.Linear(256*2, 7)",
    "nn.Linear(2**9, 7)",
    "nn.Linear(2 ** (3 * 3), 14 // 2)",
    "nn.Linear(1024 // 2, 100 % 31)",
    "nn.Linear(500 + 12, 10 - 3)",
    "nn.Linear((512), (+7))",
    "nn.Linear(-(-512), --7)",
    "nn.Linear(0x200, 0b111)",
    "nn.Linear(5_12, 0o7)",
    "nn.Linear(-1024 // -2, 7)",
    "nn.Linear(512, -13 // 2 + 14)",
    "nn.Linear(512, -5 % 12)",
    "nn.Linear(512, 2 ** 3 ** 1 - 1)",
    "n = 512\nnew_layer = nn.Linear(n, 7)",
    "n = 512\nclasses = 7\nnn.Linear(n, classes)",
    "n = m = 512; new_layer = nn.Linear(n, 7)",
    "n: int = 512\nnew_layer: nn.Linear = nn.Linear(n, 7)",
    "import torch\nnew_layer = torch.nn.Linear(512, 7)",
    "import torch.nn as nn\nnew_layer = nn.Linear(512, 7)",
    "import torch.nn\nnew_layer = torch.nn.Linear(512, 7)",
    "from torch import nn\nnn.Linear(512, 7)",
    "from torch import nn as layers\nlayers.Linear(512, 7)",
    "from torch.nn import Linear\nLinear(512, 7)",
    "from torch.nn import (Conv2d, Linear as L)\nL(512, 7)",
    "from torch.nn import *\nLinear(512, 7)",
    "import numpy as np, torch\nnew_layer = torch.nn.Linear(512, 7)",
    "import torch as t\nnew_layer = t.nn.Linear(512, 7)",
    "make = nn.Linear\nnew_layer = make(512, 7)",
    "torch.nn.modules.linear.Linear(512, 7)",
    "(nn.Linear(512, 7))",
    "(new_layer := nn.Linear(512, 7))",
    "base.fc = new_layer = nn.Linear(512, 7)",
    "new_layer = nn.Linear(7, 512)\nnew_layer = nn.Linear(512, 7)",
    "layer = nn.Linear(512, 7)\nnew_layer = layer",
    "new_layer = nn.Linear(512, 7)\r\npass\r\n",
  ])("%s", (code) => {
    expect(grade(code)).toEqual({ verdict: "right", remarks: [] });
  });

  it.each([
    "nn.Linear（５１２、７）",
    "ｎｅｗ＿ｌａｙｅｒ ＝ ｎｎ．Ｌｉｎｅａｒ（５１２，　７）",
    "nn.Linear(５１２, 7)",
  ])("%s, with a hint about full-width letters", (code) => {
    expect(grade(code)).toEqual({ verdict: "right", remarks: [{ code: "full-width", params: {} }] });
  });
});

describe("code that means something else", () => {
  it.each([
    ["nn.Linear(7, 512)", "code-arguments-swapped"],
    ["nn.Linear(out_features=512, in_features=7)", "code-arguments-swapped"],
    ["nn.Linear(512, 7, bias=False)", "code-option-value"],
    ["nn.Linear(512, 7, False)", "code-option-value"],
    ["nn.Linear(512, 7, 0)", "code-option-value"],
    ["nn.Linear(512, 7, bias=None)", "code-option-value"],
    ["nn.Linear(512, 7, dtype=torch.float64)", "code-option-value"],
    ["nn.linear(512, 7)", "code-name-case"],
    ["torch.nn.LINEAR(512, 7)", "code-name-case"],
    ["torch.NN.Linear(512, 7)", "code-name-case"],
    ["torch.Linear(512, 7)", "code-other-module"],
    ["torch.nn.functional.linear(512, 7)", "code-other-module"],
    ["layer = nn.Linear(512, 7)", "code-other-name"],
    ["new_layers = nn.Linear(512, 7)", "code-other-name"],
    ["New_Layer = nn.Linear(512, 7)", "code-other-name"],
    ["base.fc = nn.Linear(512, 7)", "code-other-name"],
    ["nn.Conv2d(512, 7)", "code-other-callee"],
    ["nn.LazyLinear(7)", "code-other-callee"],
    ["nn.Sequential(nn.Linear(512, 7))", "code-other-callee"],
    ["import numpy as nn\nnew_layer = nn.Linear(512, 7)", "code-call-not-allowed"],
    ["from torch import optim as nn\nnn.Linear(512, 7)", "code-other-module"],
    ["nn.Linear(512)", "code-argument-missing"],
    ["nn.Linear(out_features=7)", "code-argument-missing"],
    ["nn.Linear()", "code-argument-missing"],
    ["nn.Linear(512, 7, True, None, None, 1)", "code-too-many-arguments"],
    ["nn.Linear(512, out=7)", "code-argument-unknown"],
    ["nn.Linear(512, 7, in_features=512)", "code-argument-twice"],
    ["nn.Linear(in_features=512, in_features=512, out_features=7)", "code-argument-twice"],
    ["nn.Linear(576, 7)", "code-argument-value"],
    ["nn.Linear(512, 10)", "code-argument-value"],
    ["nn.Linear(2**8, 7)", "code-argument-value"],
    ["nn.Linear(-512, 7)", "code-argument-value"],
    ["nn.Linear('512', 7)", "code-argument-type"],
    ["nn.Linear(512, None)", "code-argument-type"],
    ["nn.Linear(torch, 7)", "code-argument-type"],
    ["nn.Linear(512.0, 7)", "code-argument-float"],
    ["nn.Linear(1024 / 2, 7)", "code-argument-float"],
    ["nn.Linear(*sizes)", "code-star-arguments"],
    ["nn.Linear(**sizes)", "code-star-arguments"],
    ["nn.Linear", "code-not-called"],
    ["512", "code-not-a-layer"],
    ["new_layer = 'nn.Linear(512, 7)'", "code-not-a-layer"],
    ["new_layer = None", "code-not-a-layer"],
    ["nn.Linear(n, 7)", "code-unknown-name"],
    ["touch.nn.Linear(512, 7)", "code-unknown-name"],
    ["nn.Linear(base.fc.in_features, 7)", "code-unknown-name"],
    ["nn.Lіnear(512, 7)", "code-lookalike"],
    ["nn.Linear(5 // 0, 7)", "code-division-by-zero"],
    ["nn.Linear('a' * 512, 7)", "code-arithmetic-type"],
    ["nn = 3\nnew_layer = nn.Linear(512, 7)", "code-unsupported"],
  ])("%s gets %s", (code, remark) => {
    const { verdict, remarks } = grade(code);
    expect(verdict).toBe(/^code-(?:call-not-allowed|unsupported)$/.test(remark) ? "unreadable" : "wrong");
    expect(remarks.map((one) => one.code)).toEqual([remark]);
  });

  it("says each thing that is wrong", () => {
    expect(codesOf("layer = nn.Linear(7, 512, bias=False)")).toEqual([
      "code-other-name",
      "code-arguments-swapped",
      "code-option-value",
    ]);
    expect(codesOf("nn.Linear(576, 10)")).toEqual(["code-argument-value", "code-argument-value"]);
  });

  it("counts the last assignment, and says so when an earlier one was right", () => {
    expect(codesOf("new_layer = nn.Linear(512, 7)\nnew_layer = nn.Linear(7, 512)")).toEqual([
      "code-last-counts",
      "code-arguments-swapped",
    ]);
    expect(codesOf("new_layer = nn.Linear(512, 7)\nother = 3")).toEqual([]);
  });

  it("never says the right numbers", () => {
    const tries = ["nn.Linear(1, 2)", "nn.Linear()", "nn.Linear('a', 7)", "nn.Conv2d(1, 2)", "x = 1", "nn.Linear(3)"];
    for (const code of tries) expect(JSON.stringify(grade(code).remarks)).not.toMatch(/512|"7"/);
  });
});

describe("code that cannot be read costs no try", () => {
  it.each([
    ["nn.Linear(512, 7", "code-syntax"],
    ["nn.Linear(512 7)", "code-syntax"],
    ["nn.Linear(512,, 7)", "code-syntax"],
    ["nn.Linear(512, 7))", "code-syntax"],
    ["= nn.Linear(512, 7)", "code-syntax"],
    ["nn.Linear(512, 007)", "code-syntax"],
    ["nn.Linear(in_features=512, 7)", "code-positional-after-keyword"],
    ["", "code-empty"],
    ["# just a thought", "code-empty"],
    ["import torch", "code-empty"],
    ["new_layer: nn.Linear", "code-empty"],
    ["lambda: nn.Linear(512, 7)", "code-unsupported"],
    ["[nn.Linear(512, 7)]", "code-unsupported"],
    ["new_layer == nn.Linear(512, 7)", "code-unsupported"],
    ["nn.Linear(512, 7) if True else None", "code-unsupported"],
    ["if True:\n    new_layer = nn.Linear(512, 7)", "code-unsupported"],
    ["for i in x: pass", "code-unsupported"],
    ["new_layer += 1", "code-unsupported"],
    ["new_layer, y = nn.Linear(512, 7), 1", "code-unsupported"],
    ["nn.Linear(512, 7).weight", "code-unsupported"],
    ["nn.Linear(~512, 7)", "code-unsupported"],
    ["nn.Linear(1 << 9, 7)", "code-unsupported"],
    ["nn.Linear(f'{512}', 7)", "code-unsupported"],
    ["from . import nn", "code-unsupported"],
    ["print(nn.Linear(512, 7))", "code-call-not-allowed"],
    ["nn.Linear(int('512'), 7)", "code-call-not-allowed"],
    ["__import__('os').system('x')", "code-call-not-allowed"],
    ["import os\nos.system('x')", "code-call-not-allowed"],
    ["9 ** 9 ** 9", "code-number-too-large"],
    ["nn.Linear(10 ** 10 ** 10, 7)", "code-number-too-large"],
    ["nn.Linear(1e999, 7)", "code-number-too-large"],
    ["nn.Linear(99999999999999999999999, 7)", "code-number-too-large"],
    ["nn.Linear(2.0 ** 9999, 7)", "code-number-too-large"],
    [`nn.Linear(${"9".repeat(1500)}, 7)`, "code-number-too-large"],
    [`${"(".repeat(900)}1${")".repeat(900)}`, "code-too-deep"],
    [`${"-".repeat(1500)}1`, "code-too-deep"],
    [`${"[".repeat(1900)}`, "code-too-deep"],
    [`nn.Linear(${"1+".repeat(900)}1, 7)`, "code-too-deep"],
    [`${"(".repeat(10_000)}`, "code-too-long"],
  ])("%s gets %s", (code, remark) => {
    const start = performance.now();
    const { verdict, remarks } = grade(code);
    expect(performance.now() - start).toBeLessThan(1000);
    expect({ verdict, codes: remarks.map((one) => one.code) }).toEqual({ verdict: "unreadable", codes: [remark] });
  });

  it("says where, in the learner's own lines and columns", () => {
    expect(grade("n = 512\nnn.Linear(n 7)").remarks).toEqual([
      { code: "code-syntax", params: { line: 2, column: 13, near: "7)" } },
    ]);
  });
});

/** A small generator with a fixed seed, so that a failure can be seen again. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("properties", { timeout: 30_000 }, () => {
  const random = makeRandom(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const space = () => pick(["", " ", "  "]);

  /** An integer written as arithmetic, in a random way. */
  function spell(value: number, depth = 0): string {
    if (depth > 2 || random() < 0.4) return String(value);
    const part = Math.floor(random() * 50) + 1;
    return pick([
      () => `(${spell(value, depth + 1)})`,
      () => `${spell(value - part, depth + 1)}${space()}+${space()}${part}`,
      () => `(${spell(value + part, depth + 1)}${space()}-${space()}${part})`,
      () => `(${value * part}${space()}//${space()}${part})`,
      () => (value < 0 ? String(value) : `(${value}${space()}%${space()}${value + part})`),
      () => `${value}${space()}*${space()}1`,
    ])();
  }

  it("accepts every spelling of the right call, and refuses the same spelling with one number off", () => {
    for (let round = 0; round < 300; round++) {
      const callee = pick(["torch.nn.Linear", "nn.Linear", "Linear"]);
      const call = (inputs: number, outputs: number) => {
        const parts = pick([
          [spell(inputs), spell(outputs)],
          [spell(inputs), `out_features=${spell(outputs)}`],
          [`out_features${space()}=${space()}${spell(outputs)}`, `in_features=${spell(inputs)}`],
        ]);
        if (random() < 0.3) parts.push("bias=True");
        return `${pick(["", "new_layer = "])}${callee}(${parts.join(`,${space()}`)})${pick(["", ";", "  # done"])}`;
      };
      const right = call(512, 7);
      expect(grade(right).verdict, right).toBe("right");
      const off = Math.floor(random() * 5) + 1;
      const wrong = random() < 0.5 ? call(512 + off, 7) : call(512, 7 + off);
      expect(grade(wrong).verdict, wrong).toBe("wrong");
    }
  });

  it("answers any text at all, soon, with remarks that fit their contract", () => {
    const tokens = [
      "nn",
      ".",
      "Linear",
      "(",
      ")",
      "512",
      "7",
      ",",
      "=",
      "new_layer",
      " ",
      "\n",
      "*",
      "**",
      "//",
      "'",
      '"',
      "#",
      "[",
      "]",
      "{",
      "}",
      ":",
      "lambda",
      "if",
      "else",
      "import",
      "from",
      "as",
      "０",
      "（",
      "é",
      "\\",
      "\t",
      "@",
      "not",
      ";",
      "1e9",
      "_",
    ];
    for (let round = 0; round < 1500; round++) {
      const code = Array.from({ length: Math.floor(random() * 25) }, () => pick(tokens)).join("");
      const start = performance.now();
      const { verdict, remarks } = grade(code);
      expect(performance.now() - start, code).toBeLessThan(500);
      expect(verdict === "right" || remarks.length > 0, code).toBe(true);
      for (const remark of remarks)
        expect(gradingRemarkSchema.safeParse(remark).success, JSON.stringify(remark)).toBe(true);
    }
  });
});
