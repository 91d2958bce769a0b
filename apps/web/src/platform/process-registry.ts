/**
 * What the server around Next and the application inside it share. Both run in one process, but the application is
 * bundled, so a module is not the same object on both sides; the process's global object is.
 */
export interface ProcessRegistry {
  /** Whether this request's reader may have the lesson's page; set by the proxy when it is first loaded. */
  thawLessonGate?: (request: { headers: Headers }, slug: string) => Promise<string>;
  /** Forgets finished pages; set by the server. */
  thawForgetPages?: () => void;
}

export const processRegistry = globalThis as ProcessRegistry;
