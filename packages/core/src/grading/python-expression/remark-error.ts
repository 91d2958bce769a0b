import type { GradingRemark } from "@thaw/contracts/grading-remark";

/** Stops reading, with what to say. `unreadable` costs no try; `wrong` is code that Python itself would refuse to run. */
export class RemarkError extends Error {
  readonly remark: GradingRemark;
  readonly verdict: "wrong" | "unreadable";

  constructor(verdict: "wrong" | "unreadable", remark: GradingRemark) {
    super(remark.code);
    this.verdict = verdict;
    this.remark = remark;
  }
}
