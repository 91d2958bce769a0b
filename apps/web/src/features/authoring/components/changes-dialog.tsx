"use client";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { useEffect, useRef } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { sourceExtensions } from "../client/editor-setup.ts";
import { authoringMessages } from "../messages.ts";

interface Props {
  theirs: { label: string; source: string };
  mine: string;
  lang: string;
  /** Left out where there is nothing to choose, only to look at. */
  onChoose?: (source: string) => void;
  onClose: () => void;
}

/** Two sources side by side, one under the other on a small screen; one's own can be edited here. */
export function ChangesDialog({ theirs, mine, lang, onChoose, onClose }: Props) {
  const t = authoringMessages[useLocale()];
  const host = useRef<HTMLDivElement>(null);
  const read = useRef<() => string>(() => mine);
  const editable = onChoose !== undefined;
  // Made once for the dialog's life; typing must not rebuild it.
  useEffect(() => {
    if (!host.current) return;
    const collapse = { margin: 3, minSize: 6 };
    const words = EditorState.phrases.of({ "$ unchanged lines": t.unchanged });
    const left = [
      words,
      sourceExtensions({ label: theirs.label, lang }),
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
    ];
    const right = [
      words,
      sourceExtensions({ label: t.mine, lang }),
      ...(editable ? [] : [EditorState.readOnly.of(true), EditorView.editable.of(false)]),
    ];
    if (window.matchMedia("(min-width: 48rem)").matches) {
      const view = new MergeView({
        a: { doc: theirs.source, extensions: left },
        b: { doc: mine, extensions: right },
        parent: host.current,
        collapseUnchanged: collapse,
      });
      read.current = () => view.b.state.doc.toString();
      return () => view.destroy();
    }
    const view = new EditorView({
      parent: host.current,
      doc: mine,
      extensions: [
        right,
        unifiedMergeView({ original: theirs.source, mergeControls: false, collapseUnchanged: collapse }),
      ],
    });
    read.current = () => view.state.doc.toString();
    return () => view.destroy();
  }, []);
  return (
    <Dialog
      open
      wide
      className="changes"
      onClose={onClose}
      title={t.changesTitle}
      closeLabel={t.close}
      footer={
        <>
          <Button onClick={onClose}>{t.back}</Button>
          {onChoose && (
            <>
              <Button onClick={() => onChoose(theirs.source)}>{t.takeTheirs}</Button>
              <Button variant="warm" onClick={() => onChoose(read.current())}>
                {t.keepMine}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="sides">
        <span>{theirs.label}</span>
        <span>{t.mine}</span>
      </div>
      <div className="merge" ref={host} />
    </Dialog>
  );
}
