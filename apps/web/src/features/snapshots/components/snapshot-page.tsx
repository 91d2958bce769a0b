"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { type FloatTensors, readSafetensors } from "@thaw/tl-engine/safetensors/read-safetensors";
import { Button } from "@thaw/ui/button";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { useEffect, useState } from "react";
import { TensorFigure } from "#features/lab/components/tensor-figure.tsx";
import { experimentMessages } from "#features/lab/experiment-messages.ts";
import { failureText } from "#features/lab/run/failure-text.ts";
import { formatBytes, formatTime } from "#features/lab/run/format.ts";
import { ApiError, api } from "#platform/client/api.ts";

type Values =
  | { status: "loading" }
  | { status: "failed" }
  | { status: "unreadable" }
  | { status: "ready"; tensors: FloatTensors };

interface SnapshotPageProps {
  locale: Locale;
  snapshot: SnapshotView;
  /** Names of the classes for a head's rows. */
  names: readonly string[];
}

/** A snapshot: its tensors' shapes at once, their values drawn from the downloaded bytes. */
export function SnapshotPage({ locale, snapshot, names }: SnapshotPageProps) {
  const t = experimentMessages[locale];
  const [values, setValues] = useState<Values>({ status: "loading" });
  const [round, setRound] = useState(0);
  const [deleting, setDeleting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const dataHref = `/api/v1/snapshots/${snapshot.id}/content`;
  const drawable = snapshot.tensors.every(({ dtype }) => dtype === "F32" || dtype === "F16");

  useEffect(() => {
    const abort = new AbortController();
    if (!drawable) {
      setValues({ status: "unreadable" });
      return;
    }
    setValues({ status: "loading" });
    fetch(dataHref, { signal: abort.signal, cache: round === 0 ? "default" : "reload" })
      .then(async (response) => {
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        setValues({ status: "ready", tensors: readSafetensors(new Uint8Array(await response.arrayBuffer())) });
      })
      .catch(() => !abort.signal.aborted && setValues({ status: "failed" }));
    return () => abort.abort();
  }, [dataHref, drawable, round]);

  const remove = async () => {
    setBusy(true);
    try {
      await api(`/api/v1/snapshots/${snapshot.id}`, { method: "DELETE" });
    } catch (reason) {
      if (!(reason instanceof ApiError && reason.code === "not-found")) {
        setError(failureText(reason, locale));
        setBusy(false);
        return;
      }
    }
    window.location.assign(`/${locale}/experiments#snapshots`);
  };

  return (
    <>
      <div className="top">
        <div>
          <p className="kicker">
            <time dateTime={snapshot.createdAt}>{t.snapshotOf(formatTime(snapshot.createdAt, locale))}</time>
          </p>
          <h1>{snapshot.name}</h1>
        </div>
        <div className="facts">
          <span className="tnum">{formatBytes(snapshot.byteLength, locale)}</span>
          {snapshot.experimentId && (
            <Button variant="quiet" href={`/${locale}/experiments/${snapshot.experimentId}`}>
              {t.fromExperiment}
            </Button>
          )}
          <Button variant="quiet" icon="trash" onClick={() => setDeleting(true)}>
            {t.delete}
          </Button>
          <Button as="a" variant="warm" icon="download" href={dataHref} download>
            {t.downloadFile}
          </Button>
        </div>
      </div>
      <section className="sec" aria-label={t.values}>
        {values.status === "loading" && <SkeletonText lines={6} label={t.loadingValues} />}
        {values.status === "failed" && (
          <Note kind="error" live="assertive" action={<Button onClick={() => setRound(round + 1)}>{t.retry}</Button>}>
            {t.valuesFailed}
          </Note>
        )}
        {values.status === "unreadable" && <Note>{t.unreadable}</Note>}
        <div className="tensors">
          {snapshot.tensors.map(({ name, dtype, shape }) => {
            const tensor = values.status === "ready" ? values.tensors.tensors.get(name) : undefined;
            return tensor ? (
              <TensorFigure
                key={name}
                locale={locale}
                name={name}
                dtype={dtype === "F32" ? "float32" : "float16"}
                shape={tensor.shape}
                values={tensor.values}
                rowNames={name.startsWith("head.") ? names : undefined}
              />
            ) : (
              <section key={name} className="tensor" aria-label={name}>
                <header>
                  <h3>
                    <code>{name}</code>
                  </h3>
                  <span className="mono">
                    {dtype} [{shape.join(", ")}]
                  </span>
                </header>
              </section>
            );
          })}
        </div>
      </section>
      <ConfirmDialog
        open={deleting}
        title={t.deleteSnapshotTitle(snapshot.name)}
        confirmLabel={t.delete}
        cancelLabel={t.cancel}
        busy={busy}
        onConfirm={() => void remove()}
        onCancel={() => setDeleting(false)}
      >
        <p>{t.deleteSnapshotBody}</p>
        {error && (
          <Note kind="error" live="assertive">
            {error}
          </Note>
        )}
      </ConfirmDialog>
    </>
  );
}
