"use client";
import { Button } from "@thaw/ui/button";
import type { MouseEvent } from "react";
import type { LabMessages } from "../messages.ts";

interface StartButtonProps {
  t: LabMessages;
  /** What is under way, if anything. */
  underWay: "main" | "control" | null;
  /** The engine can't be used yet. */
  starting: boolean;
  /** A run can start with what is in the fields. */
  ready: boolean;
  onCancel: () => void;
  isPaused: boolean;
  onTogglePause: () => void;
  /** Left out where the button submits its form. */
  onStart?: () => void;
}

/** Starts a run, or ends the one under way. */
export function StartButton({
  t,
  underWay,
  starting,
  ready,
  onCancel,
  isPaused,
  onTogglePause,
  onStart,
}: StartButtonProps) {
  const cancel = (event: MouseEvent) => {
    // The button turns into the one that starts before its click is over: without this the click would start anew.
    event.preventDefault();
    // The second half of a double click on Train; by keyboard the count is 0.
    if (event.detail > 1) return;
    onCancel();
  };
  if (underWay) {
    return (
      <>
        <Button icon="stop" onClick={cancel}>
          {underWay === "main" ? t.cancel : t.skipControl}
        </Button>
        <Button icon={isPaused ? "play" : "pause"} onClick={onTogglePause}>
          {isPaused ? t.resume : t.pause}
        </Button>
      </>
    );
  }
  return (
    <Button
      variant="warm"
      icon="play"
      aria-disabled={!ready || undefined}
      busy={starting}
      {...(onStart ? { onClick: onStart } : { type: "submit" })}
    >
      {t.trainNow}
    </Button>
  );
}
