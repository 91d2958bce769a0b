"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { useEffect, useState } from "react";
import { sessionFeatures } from "../run/session-features.ts";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { formatBytes, readStorage, type StorageState } from "./own-storage.ts";

/** How much this site keeps on the device, and whether the browser may clear it; read anew when `set` or `after` changes. */
export function StorageLine({ locale, set, after }: { locale: Locale; set: unknown; after: unknown }) {
  const t = ownPhotoMessages[locale];
  const [state, setState] = useState<StorageState | null>(null);
  const [features, setFeatures] = useState(0);
  const [cleared, setCleared] = useState(0);
  useEffect(() => {
    let left = false;
    void Promise.all([readStorage(), sessionFeatures.store?.bytes()]).then(([read, bytes]) => {
      if (left) return;
      setState(read);
      setFeatures(bytes ?? 0);
    });
    return () => {
      left = true;
    };
  }, [set, after, cleared]);
  if (!state) return null;
  const { usage, quota, persisted } = state;
  return (
    <div className="own-storage tnum">
      <Icon name="save" />
      <span>
        {usage === null || quota === null
          ? t.storageUnknown
          : `${t.storage(formatBytes(usage, locale), formatBytes(quota, locale))} ${persisted ? t.persisted : t.notPersisted}`}
        {features > 0 && ` ${t.features(formatBytes(features, locale))}`}
      </span>
      {features > 0 && (
        <Button
          variant="quiet"
          icon="trash"
          onClick={() =>
            void sessionFeatures
              .clear()
              .catch(() => undefined)
              .then(() => setCleared((before) => before + 1))
          }
        >
          {t.clearFeatures}
        </Button>
      )}
    </div>
  );
}
