import { Note } from "@thaw/ui/note";
import { useLocale } from "#platform/client/locale-context.tsx";
import { adminMessages } from "../messages.ts";

/** What became of a form: saved, or why not. */
export function SavedNote({ saved, trouble }: { saved: boolean; trouble: string | undefined }) {
  const t = adminMessages[useLocale()];
  if (!saved && !trouble) return null;
  return (
    <Note kind={trouble ? "error" : "success"} live="polite">
      {trouble ?? t.saved}
    </Note>
  );
}
