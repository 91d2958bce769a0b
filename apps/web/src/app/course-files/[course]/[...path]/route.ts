import { serveCourseFile } from "#features/lesson/server/serve-course-file.ts";

type Context = { params: Promise<{ course: string; path: string[] }> };

/** Pictures that a lesson names by `<Figure src>`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { course, path } = await params;
  return serveCourseFile({ courseSlug: course, path: path.join("/"), request });
}
