import type { RouteHandler } from "#platform/define-route.ts";

export interface CallOptions {
  method?: string;
  params?: Record<string, string | string[]>;
  query?: Record<string, string>;
  body?: unknown;
  /** Instead of `body`: sent as they are, or as they come. */
  bytes?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  cookie?: string;
  headers?: Record<string, string>;
}

export interface CallResult<T> {
  status: number;
  body: T;
  response: Response;
}

/** Calls a route's handler as Next would, and reads its JSON. */
export async function callRoute<T = Record<string, unknown>>(
  route: RouteHandler,
  options: CallOptions = {},
): Promise<CallResult<T>> {
  const { method = "GET", params = {}, query = {}, body, bytes, cookie, headers = {} } = options;
  const sent = bytes ?? (body === undefined || typeof body === "string" ? body : JSON.stringify(body));
  const url = new URL("http://localhost/api/v1/test");
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const request = new Request(url, {
    method,
    headers: {
      "accept-language": "en",
      ...(sent === undefined ? {} : { "content-type": bytes ? "application/octet-stream" : "application/json" }),
      ...(bytes instanceof Uint8Array ? { "content-length": String(bytes.byteLength) } : {}),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent as BodyInit, duplex: "half" }),
  } as RequestInit);
  const response = await route(request, { params: Promise.resolve(params) });
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, body: (isJson ? await response.json() : undefined) as T, response };
}
