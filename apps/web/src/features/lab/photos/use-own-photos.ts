"use client";
import type { HeldOut } from "@thaw/contracts/experiment";
import type { LabView } from "@thaw/contracts/lab";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import type { LabData } from "./lab-data.ts";
import { missingPhoto } from "./missing-photo.ts";
import { ObjectUrls } from "./object-urls.ts";
import { gapOf, hashOwnData, largestTrainPart, type OwnSetGap, ownLabView } from "./own-lab-data.ts";
import { onOwnPhotosChange, readOwnSet } from "./own-photo-store.ts";
import type { OwnPhoto, OwnSet } from "./own-photo-types.ts";

const emptySet: OwnSet = { classes: [], photos: [] };
/** One for the page's session: they outlive leaving the lab and coming back, and never grow beyond the set. */
const urls = new ObjectUrls();

export interface OwnPhotos {
  /** Null until it is known who is signed in. */
  owner: string | null;
  status: "loading" | "ready" | "failed";
  set: OwnSet;
  /** The set as a run takes it. */
  data: LabData;
  /** What a run still lacks; its data's hash may come a moment later. */
  gap: OwnSetGap | null;
  isHashed: boolean;
  photosPerClass: number;
  thumbnailUrl: (photo: OwnPhoto) => string;
  /** The lab as the record of a run on own photos has it: its names, and its photos where this device has them. */
  viewOfRecord: (heldOut: HeldOut) => LabData;
  reload: () => void;
}

/** The learner's own photos on this device, kept in step with other tabs. */
export function useOwnPhotos(lab: LabView, seed: number): OwnPhotos {
  const { state } = useViewer();
  const owner = state.status === "loading" ? null : state.status === "known" ? (state.viewer?.id ?? "") : "";
  const [read, setRead] = useState<{ owner: string; set: OwnSet } | null>(null);
  const [failed, setFailed] = useState(false);
  const [hash, setHash] = useState<{ of: LabData; sha256: string } | null>(null);

  const readMs = useRef(0);

  const load = useCallback(async () => {
    if (owner === null) return;
    const begin = performance.now();
    try {
      const set = await readOwnSet(owner);
      setRead({ owner, set });
      setFailed(false);
    } catch {
      setFailed(true);
    }
    readMs.current = performance.now() - begin;
  }, [owner]);
  useEffect(() => {
    if (owner === null) return;
    void load();
    // Many photos may come at once: one reading serves those of a moment, and a large set is read the less often.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onOwnPhotosChange(owner, () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          void load();
        },
        Math.max(200, 8 * readMs.current),
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [owner, load]);

  const set = read && read.owner === owner ? read.set : emptySet;
  useEffect(() => {
    urls.keepOnly(new Set(set.photos.flatMap(({ id }) => [id, `${id} small`])));
  }, [set]);

  const thumbnailUrl = useCallback(
    (photo: OwnPhoto) => urls.of(`${photo.id} small`, photo.thumbnail ?? photo.blob),
    [],
  );
  const view = useMemo(() => ownLabView(lab, set, seed, (photo) => urls.of(photo.id, photo.blob)), [lab, set, seed]);
  useEffect(() => {
    let left = false;
    void hashOwnData(view.photos).then((sha256) => {
      if (!left) setHash({ of: view, sha256 });
    });
    return () => {
      left = true;
    };
  }, [view]);
  const data = useMemo(() => (hash?.of === view ? { ...view, dataSha256: hash.sha256 } : view), [view, hash]);
  const viewOfRecord = useCallback(
    (heldOut: HeldOut): LabData => {
      const here = new Map(set.photos.map((photo) => [photo.sha256, photo]));
      const shown = new Set(heldOut.photos.map(({ path }) => path.split("/")[2]));
      const held = heldOut.photos.map(({ path, truth }) => {
        const sha256 = path.split("/")[2] ?? "";
        const photo = here.get(sha256);
        const url = photo ? urls.of(photo.id, photo.blob) : missingPhoto;
        return { path, url, class: heldOut.classes[truth] ?? "", split: "test" as const, sha256 };
      });
      return {
        ...lab,
        classes: heldOut.classes.map((id, at) => {
          const name = heldOut.own?.[at]?.name ?? id;
          return { id, name: { ja: name, en: name } };
        }),
        photos: [...held, ...view.photos.filter(({ sha256 }) => !shown.has(sha256))],
        blobOf: ({ sha256 }) => here.get(sha256)?.blob,
        ...(view.featureScope === undefined ? {} : { featureScope: view.featureScope }),
      };
    },
    [lab, set, view],
  );

  const gap = useMemo(() => gapOf(set), [set]);
  const photosPerClass = useMemo(() => largestTrainPart(view.photos), [view]);
  const reload = useCallback(() => void load(), [load]);
  const status = failed ? "failed" : read && read.owner === owner ? "ready" : "loading";
  const isHashed = hash?.of === view;
  // One object while nothing in it changes: what shows photos is drawn anew only then.
  return useMemo(
    () => ({ owner, status, set, data, gap, isHashed, photosPerClass, thumbnailUrl, viewOfRecord, reload }),
    [owner, status, set, data, gap, isHashed, photosPerClass, thumbnailUrl, viewOfRecord, reload],
  );
}
