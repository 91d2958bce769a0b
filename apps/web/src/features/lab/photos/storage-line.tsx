"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Icon } from "@thaw/ui/icon";
import { useEffect, useState } from "react";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { formatBytes, readStorage, type StorageState } from "./own-storage.ts";

/** How much this site keeps on the device, and whether the browser may clear it; read anew when `set` or `after` changes. */
export function StorageLine({ locale, set, after }: { locale: Locale; set: unknown; after: unknown }) {
  const t = ownPhotoMessages[locale];
  const [state, setState] = useState<StorageState | null>(null);
  useEffect(() => {
    let left = false;
    void readStorage().then((read) => {
      if (!left) setState(read);
    });
    return () => {
      left = true;
    };
  }, [set, after]);
  if (!state) return null;
  const { usage, quota, persisted } = state;
  return (
    <p className="own-storage tnum">
      <Icon name="save" />
      <span>
        {usage === null || quota === null
          ? t.storageUnknown
          : `${t.storage(formatBytes(usage, locale), formatBytes(quota, locale))} ${persisted ? t.persisted : t.notPersisted}`}
      </span>
    </p>
  );
}
