import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "./lesson-page.ts";

const folder = path.resolve(import.meta.dirname, "../courses/foodvision/lessons");
const keyParts = /<(Because|Right|Wrong|Solution)\b[^>]*>([\s\S]*?)<\/\1>/g;
/** Shorter runs of text may stand in the lesson's prose by chance. */
const shortest = { ja: 10, en: 20 };

/**
 * Sentences that only the answer key holds, from the lesson's source: what is said about each choice and each wrong
 * answer, and the worked solutions. None may reach a browser before it was earned.
 */
export function secretSentences(locale: Locale): string[] {
  const source = readFileSync(path.join(folder, `transfer-learning.${locale}.mdx`), "utf8");
  const prose = source.replace(keyParts, "");
  const runs = [...source.matchAll(keyParts)].flatMap(([, , body = ""]) => plainRuns(body));
  const secrets = runs.filter((run) => run.length >= shortest[locale] && !prose.includes(run));
  return [...new Set(secrets)];
}

/** The text between marks of Markdown, so that it is found whatever the marks became. */
function plainRuns(markdown: string): string[] {
  return markdown
    .split(/[\n*_`$<>[\]()"'’&、]+/)
    .map((run) => run.trim())
    .filter(Boolean);
}

/** Which of the sentences a text holds; escapes as JSON and HTML write them are undone first. */
export function findSecrets(text: string, secrets: readonly string[]): string[] {
  const unescaped = text
    .replace(/\\+u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&amp;/g, "&");
  return secrets.filter((secret) => unescaped.includes(secret));
}
