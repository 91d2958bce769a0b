"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotQuota, SnapshotView } from "@thaw/contracts/snapshot";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Note } from "@thaw/ui/note";
import { useEffect, useRef, useState } from "react";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { formatBytes } from "#features/lab/run/format.ts";
import { snapshotMessages } from "../messages.ts";
import { dtypeName } from "../tensor/read-tensors.ts";
import { DeleteSnapshotDialog } from "./delete-snapshot-dialog.tsx";
import { QuotaLine } from "./quota-line.tsx";
import { useOnline } from "./use-online.ts";
import { contentHref } from "./use-tensor-file.ts";

interface SnapshotListProps {
  locale: Locale;
  snapshots: readonly SnapshotView[];
  quota: SnapshotQuota;
}

/** What a learner keeps: look at one, compare two, take the files away, delete. */
export function SnapshotList(props: SnapshotListProps) {
  const { locale } = props;
  const t = snapshotMessages[locale];
  const online = useOnline();
  const [kept, setKept] = useState(props.snapshots);
  const [quota, setQuota] = useState(props.quota);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<SnapshotView | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLDivElement>(null);

  const choose = (id: string) =>
    // A third choice lets go of the first.
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before.slice(-1), id]));
  const forget = (gone: SnapshotView) => {
    setKept(kept.filter(({ id }) => id !== gone.id));
    setChosen(chosen.filter((id) => id !== gone.id));
    setQuota({
      snapshots: { ...quota.snapshots, used: Math.max(0, quota.snapshots.used - 1) },
      bytes: { ...quota.bytes, used: Math.max(0, quota.bytes.used - gone.byteLength) },
      snapshotBytes: Math.max(0, quota.snapshotBytes - gone.byteLength),
    });
    setDeleting(null);
    setSaid(t.deleted(gone.name));
  };
  useEffect(() => {
    // The row that held the focus is gone, and the dialog with it.
    if (said) list.current?.focus();
  }, [said]);

  const [first, second] = chosen;
  return (
    <>
      <QuotaLine locale={locale} quota={quota} />
      <p className="sr" role="status">
        {said}
      </p>
      {!online && <Note kind="frozen">{t.offline}</Note>}
      <div ref={list} tabIndex={-1} className="kept-frame">
        {kept.length === 0 ? (
          <div className="blank">
            <EmptyState
              action={
                <Button variant="warm" href={`/${locale}`}>
                  {t.openLesson}
                </Button>
              }
            >
              {t.empty}
            </EmptyState>
          </div>
        ) : (
          <>
            {kept.length > 1 && (
              <div className="compare-line">
                <span role="status">{t.compareHint(chosen.length)}</span>
                {first && second ? (
                  <Button variant="warm" href={`/${locale}/snapshots/compare?a=${first}&b=${second}`}>
                    {t.compare}
                  </Button>
                ) : (
                  <Button disabled>{t.compare}</Button>
                )}
              </div>
            )}
            <ul className="kept" aria-label={t.title}>
              {kept.map((snapshot) => (
                <li key={snapshot.id}>
                  {kept.length > 1 && (
                    <label className="choose">
                      <input
                        type="checkbox"
                        checked={chosen.includes(snapshot.id)}
                        onChange={() => choose(snapshot.id)}
                      />
                      <span className="sr">{t.select(snapshot.name)}</span>
                    </label>
                  )}
                  <div className="what">
                    <a href={`/${locale}/snapshots/${snapshot.id}`}>{snapshot.name}</a>
                    <TensorSummaryLine locale={locale} snapshot={snapshot} />
                  </div>
                  <div className="when">
                    <LocalTime at={snapshot.createdAt} shape="whole" />
                    <span className="tnum">{formatBytes(snapshot.byteLength, locale)}</span>
                    {snapshot.experimentId && (
                      <a href={`/${locale}/experiments/${snapshot.experimentId}`}>{t.fromExperiment}</a>
                    )}
                  </div>
                  <div className="do">
                    <Button
                      as="a"
                      variant="quiet"
                      icon="download"
                      iconOnly
                      href={contentHref(snapshot.id)}
                      download
                      title={t.download}
                    >
                      {t.downloadOf(snapshot.name)}
                    </Button>
                    <Button
                      variant="quiet"
                      icon="trash"
                      iconOnly
                      disabled={!online}
                      title={t.delete}
                      onClick={() => setDeleting(snapshot)}
                    >
                      {t.deleteOf(snapshot.name)}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {deleting && (
        <DeleteSnapshotDialog
          locale={locale}
          snapshot={deleting}
          onCancel={() => setDeleting(null)}
          onDeleted={() => forget(deleting)}
        />
      )}
    </>
  );
}

const namedTensors = 3;

function TensorSummaryLine({ locale, snapshot }: { locale: Locale; snapshot: SnapshotView }) {
  const t = snapshotMessages[locale];
  const { tensors } = snapshot;
  return (
    <small className="mono">
      {tensors.slice(0, namedTensors).map(({ name, dtype, shape }) => (
        <span key={name}>
          {name} {dtypeName(dtype)} [{shape.join(", ")}]
        </span>
      ))}
      {tensors.length > namedTensors && <span>{t.more(tensors.length - namedTensors)}</span>}
    </small>
  );
}
