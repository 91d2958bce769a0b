import type { ItemKey } from "@thaw/contracts/answer-key";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { ItemResponse, Verdict } from "@thaw/contracts/response";
import { foldText } from "./fold-text.ts";
import { gradePython } from "./python-expression/grade-python.ts";
import { readNumber } from "./read-number.ts";

export interface Grading {
  verdict: Verdict;
  /** What the author says to this response; never about a choice that was not taken. */
  feedback: LessonNode[];
  /** What the grader itself noticed. */
  remarks: GradingRemark[];
  /** Share of the item's points before the policy of tries: 1 when right, else 0. Several choices are all or nothing. */
  share: number;
}

type KeyOf<Kind extends ItemKey["kind"]> = Extract<ItemKey, { kind: Kind }>;
type ResponseOf<Kind extends ItemResponse["kind"]> = Extract<ItemResponse, { kind: Kind }>;

const unreadable = (...remarks: GradingRemark[]): Grading => ({
  verdict: "unreadable",
  feedback: [],
  remarks,
  share: 0,
});
const graded = (right: boolean, feedback: LessonNode[], remarks: GradingRemark[] = []): Grading => ({
  verdict: right ? "right" : "wrong",
  feedback,
  remarks,
  share: right ? 1 : 0,
});

/** Grades one response by the item's key. Pure: the same response gets the same verdict, always. */
export function gradeResponse({ key, response }: { key: ItemKey; response: ItemResponse }): Grading {
  if (key.kind === "single-choice" && response.kind === "single-choice") return gradeSingleChoice(key, response);
  if (key.kind === "several-choices" && response.kind === "several-choices") return gradeSeveralChoices(key, response);
  if (key.kind === "number" && response.kind === "number") return gradeNumber(key, response);
  if (key.kind === "text" && response.kind === "text") return gradeText(key, response);
  if (key.kind === "code-expression" && response.kind === "code-expression") return gradeCode(key, response);
  return unreadable({ code: "response-kind", params: {} });
}

function gradeSingleChoice(key: KeyOf<"single-choice">, { choice }: ResponseOf<"single-choice">): Grading {
  if (!Object.hasOwn(key.because, choice)) return unreadable({ code: "choice-unknown", params: {} });
  const right = choice === key.correct;
  return graded(right, [...(key.because[choice] ?? []), ...(right ? key.right : key.wrong)]);
}

/** Right when exactly the right choices are taken: all or nothing, so that ticking everything earns nothing. */
function gradeSeveralChoices(key: KeyOf<"several-choices">, response: ResponseOf<"several-choices">): Grading {
  const taken = new Set(response.choices);
  if (taken.size === 0) return unreadable({ code: "choice-none", params: {} });
  for (const choice of taken) {
    if (!Object.hasOwn(key.because, choice)) return unreadable({ code: "choice-unknown", params: {} });
  }
  const right = taken.size === key.correct.length && key.correct.every((choice) => taken.has(choice));
  const because = Object.entries(key.because).flatMap(([choice, nodes]) => (taken.has(choice) ? nodes : []));
  return graded(right, [...because, ...(right ? key.right : key.wrong)]);
}

/** `|value − answer| ≤ tolerance`, with room for the rounding of the subtraction itself. */
function isNear(value: number, answer: number, tolerance: number): boolean {
  if (value === answer) return true;
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(answer));
  return tolerance > 0 && Math.abs(value - answer) <= tolerance + rounding;
}

function gradeNumber(key: KeyOf<"number">, { text }: ResponseOf<"number">): Grading {
  const reading = readNumber(text);
  if ("unreadable" in reading) return unreadable(reading.unreadable);
  const { value, remarks } = reading;
  if (isNear(value, key.answer, key.tolerance)) return graded(true, key.right, remarks);
  const foreseen = key.when.find(({ answer }) => isNear(value, answer, key.tolerance));
  return graded(false, foreseen?.say ?? key.wrong, remarks);
}

function gradeText(key: KeyOf<"text">, { text }: ResponseOf<"text">): Grading {
  const fold = (value: string) => foldText(value, key.caseSensitive);
  const given = fold(text);
  if (key.accept.some((accepted) => fold(accepted) === given)) return graded(true, key.right);
  const foreseen = key.when.find(({ answer }) => fold(answer) === given);
  return graded(false, foreseen?.say ?? key.wrong);
}

function gradeCode(key: KeyOf<"code-expression">, { code }: ResponseOf<"code-expression">): Grading {
  const { verdict, remarks } = gradePython({ code, binding: key.binding, expects: key.expects });
  if (verdict === "unreadable") return unreadable(...remarks);
  const right = verdict === "right";
  return graded(right, right ? key.right : key.wrong, remarks);
}
