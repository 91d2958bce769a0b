"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

type DialogProps = {
  open: boolean;
  /** Called for Escape, the close button and a click on the ground behind. */
  onClose: () => void;
  title: ReactNode;
  /** Names the cross in the corner; without it there is none, and the footer holds the way back. */
  closeLabel?: string;
  /** Buttons at the end; the last one is what happens next. */
  footer?: ReactNode;
  wide?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * A modal `<dialog>`: the browser holds the focus inside, and gives it back to where it was.
 * The focus starts on the first control, or on what carries `data-autofocus`.
 */
export function Dialog({ open, onClose, title, closeLabel, footer, wide, className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      const before = document.activeElement;
      element.showModal();
      element.querySelector<HTMLElement>("[data-autofocus]")?.focus();
      return () => {
        element.close();
        // The browser returns the focus on close; when React takes the dialog away first, this does.
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      };
    }
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out; the click is on the ground behind.
    <dialog
      ref={dialog}
      className={classNames("dialog", wide && "wide", className)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="dialog-box">
          <header>
            <h2 id={titleId}>{title}</h2>
            {closeLabel && (
              <Button variant="quiet" icon="x" iconOnly onClick={onClose}>
                {closeLabel}
              </Button>
            )}
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer>{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}

type ConfirmDialogProps = {
  open: boolean;
  title: ReactNode;
  /** What will happen, said before it happens. */
  children: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  onCancel: () => void;
  busy?: boolean;
};

/** Asks once. The way back comes first and holds the focus, so that Enter alone loses nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, cancelLabel, onConfirm, onCancel, busy } = props;
  return (
    <Dialog
      open={open}
      onClose={onCancel}
      title={title}
      footer={
        <>
          <Button data-autofocus onClick={onCancel}>
            {cancelLabel}
          </Button>
          <Button variant="warm" busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
