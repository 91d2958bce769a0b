import type { LessonDocument, LessonNode } from "@thaw/contracts/lesson-document";

/** A picture's path as the author writes it, relative to the course's folder. */
const isCoursePath = (src: unknown): src is string => typeof src === "string" && !/^(?:[a-z]+:|\/)/i.test(src);

function resolveNode(node: LessonNode, prefix: string): LessonNode {
  if (node.type === "text") return node;
  const children = node.children.map((child) => resolveNode(child, prefix));
  const src = node.props?.src;
  return isCoursePath(src)
    ? { ...node, props: { ...node.props, src: `${prefix}${src}` }, children }
    : { ...node, children };
}

/** The document with its pictures' paths turned into addresses of this site. */
export function resolveFiles(document: LessonDocument, courseSlug: string): LessonDocument {
  const prefix = `/course-files/${courseSlug}/`;
  const resolve = (nodes: LessonNode[]) => nodes.map((node) => resolveNode(node, prefix));
  return {
    ...document,
    body: resolve(document.body),
    items: document.items.map((item) => {
      const prompt = resolve(item.prompt);
      if (!("choices" in item)) return { ...item, prompt };
      return {
        ...item,
        prompt,
        choices: item.choices.map((choice) => ({ ...choice, content: resolve(choice.content) })),
      };
    }),
  };
}
