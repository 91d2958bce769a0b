/**
 * Remembers the newest few values of one owner. Another owner's question forgets them all, and null owns nothing.
 * @param limit how many.
 */
export function keepNewest<T>(limit: number) {
  let owner: string | null = null;
  const values = new Map<string, T>();
  const turnTo = (asking: string | null) => {
    if (asking !== owner) values.clear();
    owner = asking;
  };
  return {
    get(asking: string | null, key: string): T | undefined {
      turnTo(asking);
      return values.get(key);
    },
    set(asking: string | null, key: string, value: T): void {
      // What an older owner's request brings late is not the present one's.
      if (asking === null || asking !== owner) return;
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > limit && oldest !== undefined) values.delete(oldest);
    },
  };
}
