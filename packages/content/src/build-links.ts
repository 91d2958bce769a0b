import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { Image, ImageReference, Link, LinkReference } from "mdast";
import { isAllowedLink, isCoursePath, isExternalLink } from "./check-url.ts";
import { type CompileContext, type Place, report } from "./compile-context.ts";

/** An address as a problem shows it: short, and without characters that would hide what it is. */
const shown = (url: string): string => url.replace(/[^\x21-\x7e]/g, "·").slice(0, 80);

function resolve(
  context: CompileContext,
  node: Link | LinkReference | Image | ImageReference,
): { url: string; title: string | null | undefined } | null {
  if ("url" in node) return { url: node.url, title: node.title };
  const definition = context.definitions.get(node.identifier.toLowerCase());
  return definition ? { url: definition.url, title: definition.title } : null;
}

/** Props of an allowed link; null, and a problem, when its address may not be followed. */
export function checkLink(context: CompileContext, node: Link | LinkReference): Record<string, string> | null {
  const target = resolve(context, node);
  if (!target) return null;
  if (!isAllowedLink(target.url)) {
    report(context, "url-not-allowed", node.position, { url: shown(target.url) });
    return null;
  }
  if (target.url.startsWith("#") && target.url.length > 1 && node.position) {
    context.anchors.push({ id: target.url.slice(1), place: node.position });
  }
  return {
    href: target.url,
    ...(target.title ? { title: target.title } : {}),
    ...(isExternalLink(target.url) ? { rel: "noopener noreferrer" } : {}),
  };
}

/** Whether a picture's path is one of the course's files; each reason against it is reported. */
export function checkPicture(context: CompileContext, path: string, place: Place | undefined): boolean {
  if (!isCoursePath(path)) {
    report(context, "image-path", place, { path: shown(path) });
    return false;
  }
  if (context.fileExists && !context.fileExists(path)) {
    report(context, "missing-file", place, { path });
    return false;
  }
  return true;
}

export function buildImage(context: CompileContext, node: Image | ImageReference): LessonNode[] {
  const target = resolve(context, node);
  if (!target || !checkPicture(context, target.url, node.position)) return [];
  if (!node.alt?.trim()) report(context, "image-without-alt", node.position, {}, "warning");
  const props = { src: target.url, alt: node.alt ?? "", loading: "lazy", decoding: "async" };
  return [{ type: "element", tag: "img", props, children: [] }];
}
