import type { Locale } from "@thaw/contracts/ids";
import type { Gradebook } from "@thaw/contracts/teaching";
import { csvCell } from "#platform/csv-cell.ts";

const heads = {
  ja: {
    name: "名前",
    email: "メールアドレス",
    percent: "進み具合（%）",
    score: "得点",
    lastSeen: "最後に見た日時",
    tries: "回数",
  },
  en: { name: "Name", email: "Email", percent: "Progress (%)", score: "Score", lastSeen: "Last seen", tries: "tries" },
} as const;

/** RFC 4180 with a byte order mark, without which spreadsheets take Japanese for another encoding. */
export function gradebookCsv(gradebook: Gradebook, locale: Locale): string {
  const t = heads[locale];
  const items = gradebook.lessons.flatMap((lesson) => lesson.items);
  const head = [
    t.name,
    t.email,
    t.percent,
    t.score,
    ...gradebook.lessons.map(({ position, title }) => `${position} ${title} (%)`),
    ...items.flatMap(({ label, id, points }) => [`${label} [${id}] /${points}`, `${label} [${id}] ${t.tries}`]),
    t.lastSeen,
  ];
  const rows = gradebook.learners.map((learner) => [
    learner.name,
    learner.email,
    learner.percent,
    learner.score,
    ...gradebook.lessons.map(({ slug }) => learner.lessons[slug]?.percent ?? 0),
    ...items.flatMap(({ id }) => {
      const cell = learner.cells[id];
      return cell && cell.state !== "none" ? [cell.score, cell.tries] : [null, null];
    }),
    learner.lastSeenAt,
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
