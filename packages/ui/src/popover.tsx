"use client";

import { type MouseEvent, type ReactNode, type ToggleEvent, useId, useRef } from "react";
import { classNames } from "./class-names.ts";

type PopoverProps = {
  /** Accessible name of the button, and of what it opens. */
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  triggerClassName?: string;
  align?: "start" | "end";
  /** A click on a link or a button inside closes it. */
  closeOnSelect?: boolean;
  className?: string;
  children: ReactNode;
};

const gapPixels = 6;

/** Puts the box under its button, or over it where there is no room below, and keeps it on the screen. */
function place(button: HTMLElement, box: HTMLElement, align: "start" | "end") {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = align === "start" ? at.left : at.right - width;
  const below = at.bottom + gapPixels;
  const fitsBelow = below + height <= innerHeight - gapPixels;
  box.style.left = `${Math.max(gapPixels, Math.min(left, innerWidth - width - gapPixels))}px`;
  box.style.top = `${fitsBelow ? below : Math.max(gapPixels, at.top - height - gapPixels)}px`;
}

/** A button and the box it opens, by the browser's own popover: Escape and a click elsewhere close it. */
export function Popover(props: PopoverProps) {
  const { label, trigger, triggerClassName = "btn quiet icon-only", align = "end", className, children } = props;
  const { closeOnSelect = true } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  function onToggle(event: ToggleEvent) {
    if (event.newState === "open" && button.current && box.current) place(button.current, box.current, align);
  }
  function onClick(event: MouseEvent) {
    const chosen = event.target instanceof Element && event.target.closest("a, button");
    if (closeOnSelect && chosen) box.current?.hidePopover();
  }

  return (
    <>
      <button ref={button} type="button" className={triggerClassName} popoverTarget={id} aria-label={label}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links and buttons inside make clicks from keys already. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what links and buttons inside did. */}
      <div
        ref={box}
        id={id}
        className={classNames("pop", className)}
        popover="auto"
        onToggle={onToggle}
        onClick={onClick}
      >
        {children}
      </div>
    </>
  );
}
