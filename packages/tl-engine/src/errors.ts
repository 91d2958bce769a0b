/** Why the engine refused or failed; a closed set, so that an interface can render every one in its own language. */
export type EngineErrorCode =
  | "image-decode"
  | "image-too-large"
  | "image-unsupported"
  | "image-fetch"
  | "backbone-load"
  | "backend-unavailable"
  | "invalid-input"
  | "safetensors-invalid"
  | "worker-lost"
  | "disposed";

/**
 * Every failure of the engine. `message` is English and for logs and the command line; an interface renders `code`.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  /** Position of the picture in the request, where one picture is to blame. */
  readonly imageIndex: number | undefined;

  constructor(code: EngineErrorCode, message: string, options: { cause?: unknown; imageIndex?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "EngineError";
    this.code = code;
    this.imageIndex = options.imageIndex;
  }
}

/** A picture that could not be turned into pixels; the message names the cause. */
export class ImageDecodeError extends EngineError {
  constructor(
    message: string,
    options: {
      code?: "image-decode" | "image-too-large" | "image-unsupported" | "image-fetch";
      cause?: unknown;
      imageIndex?: number;
    } = {},
  ) {
    super(options.code ?? "image-decode", message, options);
    this.name = "ImageDecodeError";
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
