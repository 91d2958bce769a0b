"use client";
import { Icon } from "@thaw/ui/icon";
import { assessmentMessages } from "#features/assessment/messages.ts";
import { shellMessages } from "#features/shell/messages.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useLessonState } from "../client/lesson-state-context.tsx";
import { lessonMessages } from "../messages.ts";

/** In the bar: whether what was written is safe, and where. */
export function SaveStatus() {
  const t = assessmentMessages[useLocale()];
  const lesson = useLessonState();
  const save = lesson?.state.save ?? "idle";
  return (
    <span className="saved kicker mark" role="status">
      {save !== "idle" && (
        <>
          <Icon name={save === "saved" ? "check" : save === "saving" ? "save" : "offline"} />
          {save === "saved" ? t.saved : save === "saving" ? t.saving : t.keptHere}
        </>
      )}
    </span>
  );
}

/** Under the bar: that the server is away, or how many answers wait. */
export function LessonStrip() {
  const locale = useLocale();
  const lesson = useLessonState();
  const waiting = lesson ? Object.keys(lesson.state.waiting).length - Object.keys(lesson.state.sending).length : 0;
  const text =
    lesson?.state.phase === "unreachable"
      ? (lesson.state.problem?.detail ?? lessonMessages[locale].unreachable)
      : waiting > 0
        ? shellMessages[locale].waiting(waiting)
        : "";
  return (
    <div role="status">
      {text && (
        <div className="offline">
          <Icon name="offline" />
          <span>{text}</span>
        </div>
      )}
    </div>
  );
}
