import { env } from "./env.ts";

/** One line of JSON: ids and figures only, never an answer, a body or a secret. */
export function log(level: "info" | "warn" | "error", event: string, fields: Record<string, unknown> = {}): void {
  if (env().THAW_LOG === "off" && level === "info") return;
  const line = `${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`;
  (level === "error" ? process.stderr : process.stdout).write(line);
}

/** The parts of an error that belong in a log. */
export const describeError = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? {
        error: error.message,
        stack: error.stack?.split("\n").slice(1, 6).join(" | "),
        ...(error.cause ? { cause: String(error.cause) } : {}),
      }
    : { error: String(error) };
