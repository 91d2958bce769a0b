"use client";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { useCallback, useEffect, useRef, useState } from "react";
import { shippedBackbone } from "../run/backbone-name.ts";
import { ownScope, plainView, pooledCut } from "../run/feature-store.ts";
import { sessionFeatures } from "../run/session-features.ts";
import { type AddReport, addPhotos } from "./add-photos.ts";
import { askToPersist } from "./own-storage.ts";
import { previewPicture } from "./preview-picture.ts";
import type { FoundFile } from "./walk-files.ts";

export interface Adding {
  /** Files that are on their way in; null when none are. */
  total: number | null;
  report: AddReport | null;
  failed: boolean;
}

const idle: Adding = { total: null, report: null, failed: false };
const drawMs = 150;

/**
 * What the lab's own decoders refuse is no photo for it, though the browser may draw it. The features that the look at it
 * gives are kept: a run needs them.
 */
async function checkWithEngine(client: LabClient | null, blob: Blob, sha256: string, owner: string): Promise<void> {
  if (!client) return;
  const checked = await client
    .extractFeatures({ backbone: shippedBackbone, images: [blob], onUnreadable: "collect" })
    // An engine that is not well says nothing about the photo.
    .catch(() => null);
  if (!checked) return;
  if (checked.failures.length > 0) throw new Error(checked.failures[0]?.message);
  const { features, backbone } = checked;
  sessionFeatures.keep(shippedBackbone, sha256, features);
  const space = { scope: ownScope(owner), backboneSha256: backbone.weightsSha256, cut: pooledCut, view: plainView };
  void sessionFeatures.store?.write(space, new Map([[sha256, features]]));
}

/** Adds files to a set, one batch at a time; a batch that comes meanwhile waits for the one before. */
export function useAddPhotos(owner: string | null, unsorted: string, client: () => LabClient | null) {
  const [adding, setAdding] = useState<Adding>(idle);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const add = useCallback(
    (files: FoundFile[] | Promise<FoundFile[]>, classId: string | null) => {
      if (owner === null) return;
      // A drop's list is read at once; the wait for its folders may come later.
      const found = Promise.resolve(files);
      queue.current = queue.current.then(async () => {
        const stop = new AbortController();
        abort.current = stop;
        let drawn = 0;
        try {
          const list = await found;
          if (list.length === 0) return;
          setAdding({ total: list.length, report: { added: 0, skipped: [] }, failed: false });
          const report = await addPhotos(list, {
            owner,
            classId,
            unsorted,
            signal: stop.signal,
            preview: async (blob, sha256) => {
              const thumbnail = await previewPicture(blob);
              await checkWithEngine(client(), blob, sha256, owner);
              return thumbnail;
            },
            onProgress: (now) => {
              if (performance.now() - drawn < drawMs) return;
              drawn = performance.now();
              setAdding({ total: list.length, report: now, failed: false });
            },
          });
          setAdding({ total: null, report, failed: false });
          if (report.added > 0 && (await askToPersist())) setAdding((before) => ({ ...before }));
        } catch {
          setAdding((before) => ({ ...before, total: null, failed: true }));
        }
      });
    },
    [owner, unsorted, client],
  );
  const stop = useCallback(() => abort.current?.abort(), []);
  const dismiss = useCallback(() => setAdding(idle), []);
  return { adding, add, stop, dismiss };
}
