"use client";
import type { HeldOut } from "@thaw/contracts/experiment";
import { useEffect, useState } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { readOwnSet } from "./own-photo-store.ts";

interface OwnPhotoFiles {
  /** To draw them. */
  urls: Readonly<Record<string, string>>;
  /** To read them. */
  blobs: Readonly<Record<string, Blob>>;
}

const none: OwnPhotoFiles = { urls: {}, blobs: {} };

/** A record's held-out photos by path, those that are on this device. */
export function useOwnPhotoUrls(heldOut: HeldOut): OwnPhotoFiles {
  const { state } = useViewer();
  const owner = state.status === "known" ? (state.viewer?.id ?? "") : null;
  const [files, setFiles] = useState(none);
  useEffect(() => {
    if (owner === null || !heldOut.own) return;
    let left = false;
    const made: string[] = [];
    readOwnSet(owner)
      .catch(() => ({ classes: [], photos: [] }))
      .then(({ photos }) => {
        if (left) return;
        const here = new Map(photos.map(({ sha256, blob }) => [sha256, blob]));
        const blobs = heldOut.photos.flatMap(({ path }) => {
          const blob = here.get(path.split("/")[2] ?? "");
          return blob ? [[path, blob] as const] : [];
        });
        const urls = blobs.map(([path, blob]) => {
          const url = URL.createObjectURL(blob);
          made.push(url);
          return [path, url] as const;
        });
        setFiles({ urls: Object.fromEntries(urls), blobs: Object.fromEntries(blobs) });
      });
    return () => {
      left = true;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [owner, heldOut]);
  return files;
}
