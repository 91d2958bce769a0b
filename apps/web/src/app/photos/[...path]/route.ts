import { servePhoto } from "#features/lab/server/serve-photo.ts";

/** `/photos/<course>/<split>/<class>/<file>`: assets, like a script or a style sheet, so no session is looked at. */
export async function GET(request: Request, context: { params: Promise<{ path: string[] }> }): Promise<Response> {
  return servePhoto((await context.params).path, request);
}
