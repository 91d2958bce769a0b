/** A run of consecutive pictures. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/**
 * Gives out pictures 0 … count−1 in runs of `size` to several takers, each asking again when it is done: a slow picture or a
 * slow worker holds nobody up. The first failure stops the giving out and is thrown.
 */
export async function sharePictures<T>(
  count: number,
  size: number,
  takers: readonly T[],
  work: (taker: T, share: Share) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const takeTurns = async (taker: T) => {
    while (next < count && !failed) {
      const share = { from: next, to: Math.min(count, next + size) };
      next = share.to;
      try {
        await work(taker, share);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(takers.map(takeTurns));
}
