/** Values looked at between two pauses: a few milliseconds of work on a slow machine. */
const sliceSize = 1 << 17;

/** Lets the page draw and answer before going on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Walks over many values without holding up the page.
 * @param visit looks at the values from `from` up to `to`, end exclusive.
 * @throws the signal's reason when it is aborted between two slices.
 */
export async function inSlices(
  length: number,
  visit: (from: number, to: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < length; from += sliceSize) {
    if (from > 0) await pause();
    signal?.throwIfAborted();
    visit(from, Math.min(length, from + sliceSize));
  }
}
