"use client";

import { type KeyboardEvent, useRef } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type SegmentedOption<V extends string> = {
  value: V;
  label: string;
  icon?: IconName;
  /** Shows the icon alone; `label` becomes the accessible name. */
  iconOnly?: boolean;
  lang?: string;
  disabled?: boolean;
};

type SegmentedProps<V extends string> = {
  label: string;
  value: V;
  options: ReadonlyArray<SegmentedOption<V>>;
  onChange: (value: V) => void;
  className?: string;
};

const stepOf: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of a few. A radio group: one tab stop, arrow keys choose. */
export function Segmented<V extends string>({ label, value, options, onChange, className }: SegmentedProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  const usable = options.filter((option) => !option.disabled);
  const tabStop = usable.some((option) => option.value === value) ? value : usable[0]?.value;

  function move(event: KeyboardEvent) {
    const step = stepOf[event.key];
    const from = usable.findIndex((option) => option.value === value);
    const next = usable.at((from + (step ?? 0)) % usable.length);
    if (step === undefined || next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  }

  return (
    <div ref={group} className={classNames("seg", className)} role="radiogroup" aria-label={label} onKeyDown={move}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawn segment with an icon; the group gives the keys of radios.
        <button
          key={option.value}
          type="button"
          role="radio"
          data-value={option.value}
          aria-checked={option.value === value}
          aria-label={option.iconOnly ? option.label : undefined}
          tabIndex={option.value === tabStop ? 0 : -1}
          lang={option.lang}
          disabled={option.disabled}
          onClick={() => onChange(option.value)}
        >
          {option.icon && <Icon name={option.icon} />}
          {!option.iconOnly && option.label}
        </button>
      ))}
    </div>
  );
}
