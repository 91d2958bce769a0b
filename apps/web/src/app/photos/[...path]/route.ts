import { servePhoto } from "#features/lab/server/serve-photo.ts";
import { serveLessonArchive } from "#features/terminal/server/lesson-files.ts";

/**
 * `/photos/<course>/<split>/<class>/<file>`, or all of a split as `/photos/<course>/<split>.bin`: assets, like a script
 * or a style sheet, so no session is looked at.
 */
export async function GET(request: Request, context: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await context.params;
  const [set = "", file = "", ...more] = path;
  const archive = more.length === 0 ? await serveLessonArchive(set, file, request) : null;
  return archive ?? servePhoto(path, request);
}
