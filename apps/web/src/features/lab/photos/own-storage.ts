export interface StorageState {
  /** Bytes; null where the browser doesn't say, as over plain HTTP. */
  usage: number | null;
  quota: number | null;
  persisted: boolean;
}

/** `navigator.storage`, which the browser withholds over plain HTTP. */
const storageManager = (): StorageManager | undefined => navigator.storage as StorageManager | undefined;

export async function readStorage(): Promise<StorageState> {
  try {
    const estimate = await storageManager()?.estimate();
    const persisted = (await storageManager()?.persisted()) ?? false;
    return { usage: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted };
  } catch {
    return { usage: null, quota: null, persisted: false };
  }
}

let asked = false;

/**
 * Asks the browser, once while the page's session lasts, not to clear this site's storage by itself; some ask the
 * learner, some decide alone.
 */
export async function askToPersist(): Promise<boolean> {
  if (asked) return false;
  asked = true;
  try {
    const storage = storageManager();
    return storage ? (await storage.persisted()) || (await storage.persist()) : false;
  } catch {
    return false;
  }
}

/** `1.4 MB`, in decimal units as systems show them. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const at = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = units[at] ?? "byte";
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits: at < 2 || bytes / 1000 ** at >= 100 ? 0 : 1,
  }).format(bytes / 1000 ** at);
}
