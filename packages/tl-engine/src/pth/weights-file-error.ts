/** A file of weights that can't be read, or isn't what it should be. The message is a sentence's end: "it holds …". */
export class WeightsFileError extends Error {
  override readonly name = "WeightsFileError";
}

export function refuse(message: string, cause?: unknown): never {
  throw new WeightsFileError(message, { cause });
}
