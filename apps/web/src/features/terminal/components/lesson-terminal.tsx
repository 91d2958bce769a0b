import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument, LessonNode, LessonTerminal } from "@thaw/contracts/lesson-document";
import type { LessonPart, LessonParts } from "#features/lesson/components/draw-lesson.tsx";
import { TerminalShell } from "./terminal-shell.tsx";
import { TerminalSlot } from "./terminal-slot.tsx";

function inspectedIn(nodes: readonly LessonNode[], found: Set<string>): Set<string> {
  for (const node of nodes) {
    if (node.type === "text") continue;
    if (node.type === "component" && node.name === "TensorInspector") found.add(String(node.props.terminal));
    inspectedIn(node.children, found);
  }
  return found;
}

/** How a lesson's terminals are drawn, with the inspector beside its terminal, wherever its tag stands. */
export function terminalParts(
  document: LessonDocument,
  { isPreview = false }: { isPreview?: boolean } = {},
): Pick<LessonParts, "Terminal" | "TensorInspector"> {
  const terminals = new Map((document.terminals ?? []).map((terminal) => [terminal.id, terminal]));
  const inspected = inspectedIn(document.body, new Set());
  const locale: Locale = document.locale;
  return {
    Terminal({ text, draw }: LessonPart) {
      const terminal = terminals.get(text("id"));
      if (!terminal) return null;
      const hasInspector = inspected.has(terminal.id);
      return (
        <TerminalSlot
          // In a preview the author's change of the code makes another terminal.
          key={isPreview ? `${terminal.id} ${JSON.stringify(terminal)}` : terminal.id}
          terminal={withoutHints(terminal)}
          hasInspector={hasInspector}
          lessonSlug={document.lessonSlug}
          hints={terminal.checks.map((check) => draw(check.hint))}
          isPreview={isPreview}
        >
          <TerminalShell locale={locale} terminal={terminal} hasInspector={hasInspector} />
        </TerminalSlot>
      );
    },
    TensorInspector: () => null,
  };
}

/** What is drawn on the server need not travel again as data. */
const withoutHints = (terminal: LessonTerminal): LessonTerminal => ({
  ...terminal,
  checks: terminal.checks.map((check) => ({ ...check, hint: [] })),
});
