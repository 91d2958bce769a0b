import { EngineError, ImageDecodeError, messageOf } from "../errors.ts";
import type { ErrorMessage } from "./lab-protocol.ts";

/** An error as a plain value: a class would not survive the way between worker and page. */
export function toErrorMessage(thrown: unknown): ErrorMessage {
  const known = thrown instanceof EngineError ? thrown : null;
  return {
    code: known?.code ?? null,
    isImage: thrown instanceof ImageDecodeError,
    message: messageOf(thrown),
    imageIndex: known?.imageIndex,
  };
}

export function fromErrorMessage({ code, isImage, message, imageIndex }: ErrorMessage): EngineError {
  const place = imageIndex === undefined ? {} : { imageIndex };
  if (isImage) return new ImageDecodeError(message, { code: code as "image-decode", ...place });
  return new EngineError(code ?? "worker-lost", message, place);
}
