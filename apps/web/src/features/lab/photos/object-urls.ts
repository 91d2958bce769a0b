/**
 * Addresses of blobs on this device, each made once. They hold their blobs until `keepOnly` lets go of them.
 */
export class ObjectUrls {
  private readonly urls = new Map<string, string>();

  of(key: string, blob: Blob): string {
    const known = this.urls.get(key);
    if (known) return known;
    const made = URL.createObjectURL(blob);
    this.urls.set(key, made);
    return made;
  }

  keepOnly(keys: ReadonlySet<string>): void {
    for (const [key, url] of this.urls) {
      if (keys.has(key)) continue;
      URL.revokeObjectURL(url);
      this.urls.delete(key);
    }
  }
}
