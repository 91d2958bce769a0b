"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto } from "@thaw/contracts/lab";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Icon } from "@thaw/ui/icon";
import { labMessages } from "../messages.ts";
import { seeingMessages } from "../seeing/seeing-messages.ts";

interface ClassPhotosDialogProps {
  locale: Locale;
  name: string;
  photos: readonly LabPhoto[];
  photosPerClass: number;
  /** The photo shown large. */
  path: string;
  onChoose: (path: string) => void;
  onWalk: (photo: LabPhoto) => void;
  onClose: () => void;
}

/** All photos of a class that a run uses, one of them large. */
export function ClassPhotosDialog(props: ClassPhotosDialogProps) {
  const { locale, name, photos, photosPerClass, path, onChoose, onWalk, onClose } = props;
  const t = labMessages[locale];
  const train = photos.filter(({ split }) => split === "train").slice(0, photosPerClass);
  const heldOut = photos.filter(({ split }) => split === "test");
  const shown = [...train, ...heldOut];
  const at = Math.max(
    0,
    shown.findIndex((photo) => photo.path === path),
  );
  const photo = shown[at];
  const step = (by: number) => {
    const next = shown[(at + by + shown.length) % shown.length];
    if (next) onChoose(next.path);
  };
  const groups = [
    { title: t.toTrain, members: train, from: 0 },
    { title: t.heldOutTitle, members: heldOut, from: train.length },
  ];
  return (
    <Dialog open wide onClose={onClose} title={name} closeLabel={t.close} className="photo-dialog">
      <div className="photo-large">
        {photo && (
          <img src={photo.url} alt={t.photoOf(name, at + 1, photo.split === "test")} width="320" height="320" />
        )}
        <div className="photo-steps">
          <Button icon="left" iconOnly onClick={() => step(-1)}>
            {t.previous}
          </Button>
          <span className="tnum" aria-live="polite">
            {at + 1} / {shown.length}
            {photo?.split === "test" && (
              <>
                {" "}
                <Icon name="lock" /> {t.heldOut}
              </>
            )}
          </span>
          <Button icon="right" iconOnly onClick={() => step(1)}>
            {t.next}
          </Button>
        </div>
        <code className="photo-path">{photo?.path}</code>
        {photo && (
          <Button icon="layers" onClick={() => onWalk(photo)}>
            {seeingMessages[locale].walk}
          </Button>
        )}
      </div>
      <div className="photo-groups">
        {groups.map(({ title, members, from }) => (
          <section key={title} aria-label={title}>
            <h3>
              {title} <span className="tnum">{members.length}</span>
            </h3>
            <ul className="photo-grid">
              {members.map((member, index) => (
                <li key={member.path}>
                  <button
                    type="button"
                    aria-pressed={member.path === photo?.path}
                    aria-label={t.photoOf(name, from + index + 1, member.split === "test")}
                    onClick={() => onChoose(member.path)}
                  >
                    <img src={member.url} alt="" width="80" height="80" loading="lazy" decoding="async" />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
