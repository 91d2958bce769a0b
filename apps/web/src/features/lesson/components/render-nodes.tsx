import type { ElementNode, LessonNode } from "@thaw/contracts/lesson-document";
import { createElement, Fragment, type ReactNode } from "react";

type RenderComponent = (node: Extract<LessonNode, { type: "component" }>, key: number) => ReactNode;

const voidTags = new Set(["br", "hr", "img", "input", "wbr", "col"]);

function renderElement(node: ElementNode, key: number, component?: RenderComponent): ReactNode {
  const children = voidTags.has(node.tag) ? undefined : renderNodes(node.children, component);
  const element = createElement(node.tag, { ...node.props, key }, children);
  // A wide table scrolls by itself, and the page stays.
  if (node.tag !== "table") return element;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <div className="table-scroll" key={key} tabIndex={0}>
      {element}
    </div>
  );
}

/** Draws compiled nodes. The compiler has let only allow-listed elements and attributes into them. */
export function renderNodes(nodes: readonly LessonNode[], component?: RenderComponent): ReactNode {
  return nodes.map((node, key) => {
    if (node.type === "text") return node.value;
    if (node.type === "element") return renderElement(node, key, component);
    return component ? component(node, key) : <Fragment key={key}>{renderNodes(node.children)}</Fragment>;
  });
}

export function Nodes({ nodes }: { nodes: readonly LessonNode[] }) {
  return <>{renderNodes(nodes)}</>;
}
