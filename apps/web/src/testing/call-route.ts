import type { RouteHandler } from "#platform/define-route.ts";

export interface CallOptions {
  method?: string;
  params?: Record<string, string | string[]>;
  query?: Record<string, string>;
  body?: unknown;
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
  const { method = "GET", params = {}, query = {}, body, cookie, headers = {} } = options;
  const url = new URL("http://localhost/api/v1/test");
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const request = new Request(url, {
    method,
    headers: {
      "accept-language": "en",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await route(request, { params: Promise.resolve(params) });
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, body: (isJson ? await response.json() : undefined) as T, response };
}
