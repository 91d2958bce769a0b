/** Why a file is no picture that can be used. */
export type PictureErrorCode = "image-decode" | "image-too-large" | "image-unsupported";

/** A file that could not be turned into pixels; the message is English and names the cause. */
export class PictureError extends Error {
  readonly code: PictureErrorCode;

  constructor(message: string, options: { code?: PictureErrorCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "PictureError";
    this.code = options.code ?? "image-decode";
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
