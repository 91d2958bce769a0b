"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { TensorEntry } from "@thaw/terminal/protocol/messages";
import { Icon } from "@thaw/ui/icon";
import { memo } from "react";
import { bytesText, isSameEntry, type TensorGroup } from "../client/tensor-list.ts";
import { inspectorMessages } from "../inspector-messages.ts";

interface TensorRowProps {
  locale: Locale;
  entry: TensorEntry;
  group: TensorGroup;
  isOpen: boolean;
  onToggle: (name: string | null) => void;
  detailId: string;
}

/** A tensor in the list. It is drawn anew only when it would look different. */
export const TensorRow = memo(
  function TensorRow({ locale, entry, group, isOpen, onToggle, detailId }: TensorRowProps) {
    const t = inspectorMessages[locale];
    const { name, shape, dtype, requiresGrad, hasGrad, bytes } = entry;
    const tone = group === "trainable" ? "thawed" : group === "frozen" ? "frozen" : "none";
    const dot = name.lastIndexOf(".", name.lastIndexOf(".") - 1);
    return (
      <tr className={isOpen ? `${tone} open` : tone}>
        <th scope="row">
          <button
            type="button"
            className="rowbtn"
            title={name}
            aria-label={name}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            onClick={() => onToggle(isOpen ? null : name)}
          >
            <Icon name="right" />
            <span className="path">
              {dot > 0 && <span>{name.slice(0, dot + 1)}</span>}
              {name.slice(dot + 1)}
            </span>
          </button>
        </th>
        <td>{shape.length === 0 ? t.scalar : shape.join("×")}</td>
        <td>{dtype.replace("torch.", "")}</td>
        <td>
          {tone === "none" ? (
            <span className="dim">{requiresGrad ? "True" : "False"}</span>
          ) : (
            <span className={`mark ${tone}`}>
              <Icon name={tone === "thawed" ? "drop" : "snow"} />
              {requiresGrad ? "True" : "False"}
            </span>
          )}
        </td>
        <td className={hasGrad ? undefined : "dim"}>{hasGrad ? t.hasGrad : "None"}</td>
        <td className="num">{bytesText(bytes)}</td>
        <td>
          <Bars values={entry.sparkline} tone={tone} />
        </td>
      </tr>
    );
  },
  (a, b) => a.isOpen === b.isOpen && a.group === b.group && a.locale === b.locale && isSameEntry(a.entry, b.entry),
);

const width = 44;
const height = 16;

/** The flattened values as bars from zero, the size of a word. */
function Bars({ values, tone }: { values: readonly (number | null)[]; tone: string }) {
  const most = Math.max(...values.map((value) => Math.abs(value ?? 0)), Number.MIN_VALUE);
  const hasBelow = values.some((value) => value !== null && value < 0);
  const floor = hasBelow ? height / 2 : height - 1;
  const step = width / Math.max(1, values.length);
  const path = values
    .map((value, index) => {
      if (value === null) return "";
      const tall = (Math.abs(value) / most) * (hasBelow ? height / 2 - 1 : height - 2);
      const size = Math.max(tall, 0.5);
      const top = value < 0 ? floor : floor - size;
      return `M${(index * step).toFixed(1)} ${top.toFixed(1)}h${Math.max(step - 0.4, 0.6).toFixed(1)}v${size.toFixed(1)}h-${Math.max(step - 0.4, 0.6).toFixed(1)}z`;
    })
    .join("");
  return (
    <svg className={`hist ${tone}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
