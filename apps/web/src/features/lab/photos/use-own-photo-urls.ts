"use client";
import type { HeldOut } from "@thaw/contracts/experiment";
import { useEffect, useState } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { missingPhoto } from "./missing-photo.ts";
import { readOwnSet } from "./own-photo-store.ts";

/** Addresses of a record's held-out photos by path, of those that are on this device; others are drawn as missing. */
export function useOwnPhotoUrls(heldOut: HeldOut): Readonly<Record<string, string>> {
  const { state } = useViewer();
  const owner = state.status === "known" ? (state.viewer?.id ?? "") : null;
  const [urls, setUrls] = useState<Record<string, string>>({});
  useEffect(() => {
    if (owner === null || !heldOut.own) return;
    let left = false;
    const made: string[] = [];
    readOwnSet(owner)
      .catch(() => ({ classes: [], photos: [] }))
      .then(({ photos }) => {
        if (left) return;
        const here = new Map(photos.map(({ sha256, blob }) => [sha256, blob]));
        const found = heldOut.photos.map(({ path }) => {
          const blob = here.get(path.split("/")[2] ?? "");
          if (!blob) return [path, missingPhoto] as const;
          const url = URL.createObjectURL(blob);
          made.push(url);
          return [path, url] as const;
        });
        setUrls(Object.fromEntries(found));
      });
    return () => {
      left = true;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [owner, heldOut]);
  return urls;
}
