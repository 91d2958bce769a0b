import type { ErrorCode, Problem } from "@thaw/contracts/problem";

/** A request that the server refused, with its problem document. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
  get code(): ErrorCode {
    return this.problem.code;
  }
}

/** The server could not be reached at all: offline, or it is down. Nothing was decided. */
class UnreachableError extends Error {
  override name = "UnreachableError";
}

export interface ApiRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** Instead of `body`: sent as they are. */
  bytes?: Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
  /** Lets the request outlive the page, for a last draft. */
  keepalive?: boolean;
}

/**
 * Calls the site's API in the page's language. `T` is the response's contract type; the server has parsed it.
 * @throws ApiError when the server refused, UnreachableError when it could not be asked.
 */
export async function api<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const { method = "GET", body, bytes, signal, keepalive } = request;
  const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const type = bytes ? "application/octet-stream" : "application/json";
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        "accept-language": document.documentElement.lang || "ja",
        ...(sent === undefined ? {} : { "content-type": type }),
      },
      ...(sent === undefined ? {} : { body: sent }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new UnreachableError("The server could not be reached", { cause });
  }
  const answered = response.headers.get("content-type") ?? "";
  if (answered.includes("application/problem+json")) throw new ApiError((await response.json()) as Problem);
  // A proxy's own page, say: the application has not answered.
  if (!response.ok || !answered.includes("application/json")) throw new UnreachableError(`HTTP ${response.status}`);
  return (await response.json()) as T;
}
