"use client";
import { Icon } from "@thaw/ui/icon";
import { useSyncExternalStore } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { shellMessages } from "../messages.ts";

const subscribe = (notify: () => void) => {
  window.addEventListener("online", notify);
  window.addEventListener("offline", notify);
  return () => {
    window.removeEventListener("online", notify);
    window.removeEventListener("offline", notify);
  };
};

/** A cold strip under the bar while the browser is offline: work goes on. */
export function OfflineStrip() {
  const t = shellMessages[useLocale()];
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <div className="offline">
          <Icon name="offline" />
          <span>{t.offline}</span>
        </div>
      )}
    </div>
  );
}
