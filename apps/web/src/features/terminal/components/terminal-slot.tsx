"use client";
import type { LessonTerminal } from "@thaw/contracts/lesson-document";
import { type ComponentType, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from "react";
import type { TerminalPanelProps } from "./terminal-panel.tsx";

interface SlotProps {
  terminal: LessonTerminal;
  hasInspector: boolean;
  lessonSlug: string;
  /** One for each check. */
  hints: ReactNode[];
  /** An author's preview keeps no code. */
  isPreview?: boolean;
  /** The shell. */
  children: ReactNode;
}

/**
 * Keeps a terminal's place. The terminal itself is loaded when it comes near the view or gets the focus, so that a lesson
 * weighs nothing more for those who only read it.
 */
export function TerminalSlot({ children, ...rest }: SlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const wish = useRef("");
  const [Panel, setPanel] = useState<ComponentType<TerminalPanelProps>>();
  const [failed, setFailed] = useState(false);
  const load = () =>
    import("./terminal-panel.tsx").then(
      ({ TerminalPanel }) => {
        const focus = document.activeElement;
        // What had the focus hands it to what takes its place.
        if (host.current?.contains(focus)) wish.current ||= `focus-${focus?.getAttribute("data-wish")}`;
        setPanel(() => TerminalPanel);
      },
      () => setFailed(true),
    );
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        void load();
      },
      { rootMargin: "300px" },
    );
    if (host.current) observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  if (Panel) return <Panel {...rest} wish={wish.current} />;
  const onWish = (event: SyntheticEvent) => {
    if (event.type === "click") {
      wish.current = (event.target as Element).closest("[data-wish]")?.getAttribute("data-wish") ?? "";
    }
    void load();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what the buttons inside were asked.
    // biome-ignore lint/a11y/useKeyWithClickEvents: buttons make clicks from keys already.
    <div ref={host} className={failed ? "bench failed" : "bench"} onClick={onWish} onFocus={onWish}>
      {children}
    </div>
  );
}
