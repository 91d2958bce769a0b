"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { AutogradGraph } from "@thaw/terminal/protocol/messages";
import { useMemo, useState } from "react";
import { boxHeight, boxWidth, layoutGraph, type PlacedNode } from "../client/layout-graph.ts";
import { inspectorMessages } from "../inspector-messages.ts";

interface GraphProps {
  locale: Locale;
  name: string;
  graph: AutogradGraph;
  onOpen: (name: string) => void;
}

const shapeText = (shape: readonly number[] | null): string => (shape ? `[${shape.join(", ")}]` : "");
const short = (label: string, most: number): string => (label.length > most ? `…${label.slice(1 - most)}` : label);

/** What a value was computed by, from top to bottom: frozen parts cool and bevelled, trainable ones warm and round. */
export function GradientGraph({ locale, name, graph, onOpen }: GraphProps) {
  const t = inspectorMessages[locale];
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="graph" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {t.graph} <span className="dim">{graph.nodes.length}</span>
      </summary>
      {isOpen && <Drawing {...{ locale, name, graph, onOpen }} />}
    </details>
  );
}

function Drawing({ locale, name, graph, onOpen }: GraphProps) {
  const t = inspectorMessages[locale];
  const { nodes, edges, width, height } = useMemo(() => layoutGraph(graph), [graph]);
  const inputs = useMemo(() => {
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    const lists = new Map<number, string[]>();
    for (const [from, to] of graph.edges) {
      const label = byId.get(to)?.label || (t.kinds[byId.get(to)?.kind ?? "input"] ?? "");
      lists.set(from, [...(lists.get(from) ?? []), label]);
    }
    return lists;
  }, [graph, t]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="graph-scroll" tabIndex={0} aria-label={t.graphLabel(name, nodes.length)}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {edges.map(({ from, to }) => (
            <path key={`${from.id} ${to.id}`} className={`edge ${to.kind}`} d={wayOf(from, to)} />
          ))}
          {nodes.map((node) => (
            <g key={node.id} className={`node ${node.kind}`}>
              <title>{`${node.label} ${shapeText(node.shape)}`}</title>
              <path d={boxOf(node)} />
              <text x={node.x} y={node.shape ? node.y - 3 : node.y + 4}>
                {short(node.label || (t.kinds[node.kind] ?? ""), 21)}
              </text>
              {node.shape && (
                <text className="size" x={node.x} y={node.y + 12}>
                  {shapeText(node.shape)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </section>
      {graph.truncated && <p className="help">{t.graphTruncated}</p>}
      <details className="graph-text">
        <summary>{t.graphText}</summary>
        <ol>
          {graph.nodes.map((node) => (
            <li key={node.id}>
              {node.kind === "operation"
                ? t.graphFrom(node.label, (inputs.get(node.id) ?? []).join(", "))
                : node.label && (
                    <button type="button" className="to-line" onClick={() => onOpen(node.label)}>
                      {node.label}
                    </button>
                  )}{" "}
              <small>
                {t.kinds[node.kind]} {shapeText(node.shape)}
              </small>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** Bevelled for what is frozen, round for what is warm, plain for the rest. */
function boxOf({ x, y, kind }: PlacedNode): string {
  const [w, h] = [boxWidth, boxHeight];
  const [left, top] = [x - w / 2, y - h / 2];
  if (kind === "frozen") {
    return `M${left + 7} ${top}h${w - 14}l7 7v${h - 14}l-7 7h${14 - w}l-7 -7v${14 - h}z`;
  }
  const r = kind === "trainable" ? h / 2 : 4;
  return `M${left + r} ${top}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

function wayOf(from: PlacedNode, to: PlacedNode): string {
  const start = from.y + boxHeight / 2;
  const end = to.y - boxHeight / 2;
  const bend = (end - start) / 2;
  return `M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${end - bend} ${to.x} ${end}`;
}
