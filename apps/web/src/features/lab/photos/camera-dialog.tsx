"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Select } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { RunRecord } from "../run/build-record.ts";
import { captureFrame, keptSide } from "./capture-frame.ts";
import { LivePrediction } from "./live-prediction.tsx";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { useCamera } from "./use-camera.ts";
import type { OwnPhotos } from "./use-own-photos.ts";
import type { FoundFile } from "./walk-files.ts";

interface CameraDialogProps {
  locale: Locale;
  own: OwnPhotos;
  client: () => LabClient | null;
  /** A finished run on own photos, whose head says what the camera sees. */
  trained: RunRecord | null;
  onTake: (files: FoundFile[], classId: string | null) => void;
  onClose: () => void;
}

/** While the button is held, a frame is taken this often. */
const everyMs = 200;

/** Takes photos into a class: one by a tap, many by holding the button, Space or Enter. */
export function CameraDialog({ locale, own, client, trained, onTake, onClose }: CameraDialogProps) {
  const t = ownPhotoMessages[locale];
  const { video, state } = useCamera();
  const { classes, photos } = own.set;
  const [classId, setClassId] = useState(classes[0]?.id ?? "");
  const [holding, setHolding] = useState(false);
  const [taken, setTaken] = useState(0);
  const take = useRef(onTake);
  take.current = onTake;
  const shown = classes.find(({ id }) => id === classId);

  useEffect(() => {
    if (!holding) return;
    const canvas = new OffscreenCanvas(1, 1);
    let busy = false;
    const shoot = async () => {
      // A slow device skips a frame; it doesn't queue them.
      if (busy || !video.current) return;
      busy = true;
      try {
        const blob = await captureFrame(video.current, canvas, keptSide);
        if (blob) {
          const name = `camera-${new Date().toISOString().replace(/[:.]/g, "-")}.jpg`;
          take.current([{ file: new File([blob], name, { type: "image/jpeg" }), folder: null }], classId || null);
          setTaken((before) => before + 1);
        }
      } finally {
        busy = false;
      }
    };
    void shoot();
    const timer = setInterval(() => void shoot(), everyMs);
    // A pointer may be let go anywhere.
    const release = () => setHolding(false);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
    window.addEventListener("blur", release);
    return () => {
      // The frame of a tap, still on its way when the button is up again, is kept.
      clearInterval(timer);
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", release);
      window.removeEventListener("blur", release);
    };
  }, [holding, classId, video]);

  const onKey = (down: boolean) => (event: KeyboardEvent) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    setHolding(down);
  };
  const problem = state === "ready" || state === "starting" ? null : t.cameraProblem[state];
  return (
    <Dialog open wide onClose={onClose} title={t.takePhotos} closeLabel={t.close} className="own-camera">
      {problem && (
        <Note kind="notice" live="polite">
          {problem}
        </Note>
      )}
      <video ref={video} muted playsInline hidden={problem !== null} aria-label={t.cameraPicture} />
      {state === "ready" && trained && (
        <LivePrediction locale={locale} video={video} client={client} trained={trained} />
      )}
      {!problem && (
        <div className="own-row">
          {classes.length > 0 && (
            <Select
              label={t.intoClass}
              value={classId}
              options={classes.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setClassId(event.currentTarget.value)}
            />
          )}
          <Button
            variant="warm"
            icon="camera"
            className="hold"
            aria-disabled={state !== "ready" || undefined}
            aria-pressed={holding}
            onPointerDown={() => setHolding(state === "ready")}
            onKeyDown={onKey(state === "ready")}
            onKeyUp={onKey(false)}
            onBlur={() => setHolding(false)}
            onContextMenu={(event) => event.preventDefault()}
          >
            {t.holdToTake}
          </Button>
          <p className="tnum" role="status">
            {t.taken(taken, shown?.name ?? t.unsorted, photos.filter((photo) => photo.classId === classId).length)}
          </p>
        </div>
      )}
    </Dialog>
  );
}
