import type { Locale } from "@thaw/contracts/ids";
import { ApiError } from "./api.ts";

const unreachable = {
  ja: "サーバーに届きませんでした。接続を確かめて、もう一度試してください。",
  en: "The server could not be reached. Check the connection and try again.",
};

/** What a person reads when a request failed: the server's own sentence, or that it could not be asked. */
export const failureText = (error: unknown, locale: Locale): string =>
  error instanceof ApiError ? error.problem.detail : unreachable[locale];
