"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Button } from "@thaw/ui/button";
import { Select } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { useMemo, useState } from "react";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { formatBytes } from "#features/lab/run/format.ts";
import { snapshotMessages } from "../messages.ts";
import { dtypeName, type TensorFile } from "../tensor/read-tensors.ts";
import { DeleteSnapshotDialog } from "./delete-snapshot-dialog.tsx";
import { TensorView } from "./tensor-view.tsx";
import { useOnline } from "./use-online.ts";
import { contentHref, useTensorFile } from "./use-tensor-file.ts";
import { ValuesState } from "./values-state.tsx";

/** So many tensors are drawn below one another; of more, one at a time is chosen. */
const mostAtOnce = 4;

interface SnapshotPageProps {
  locale: Locale;
  snapshot: SnapshotView;
  /** Names of the classes for a head's rows. */
  names: readonly string[];
}

/** A snapshot: what it holds at once, its values drawn from the downloaded bytes. */
export function SnapshotPage({ locale, snapshot, names }: SnapshotPageProps) {
  const t = snapshotMessages[locale];
  const online = useOnline();
  const { retry, ...state } = useTensorFile(snapshot.id);
  const [deleting, setDeleting] = useState(false);
  const [chosen, setChosen] = useState(snapshot.tensors[0]?.name ?? "");
  const many = snapshot.tensors.length > mostAtOnce;
  const shown = many ? snapshot.tensors.filter(({ name }) => name === chosen) : snapshot.tensors;
  return (
    <>
      <div className="top">
        <div>
          <p className="kicker">
            {t.taken} <LocalTime at={snapshot.createdAt} shape="whole" />
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
          <Button variant="quiet" href={`/${locale}/snapshots/compare?a=${snapshot.id}`}>
            {t.compare}
          </Button>
          <Button variant="quiet" icon="trash" disabled={!online} onClick={() => setDeleting(true)}>
            {t.delete}
          </Button>
          <Button as="a" variant="warm" icon="download" href={contentHref(snapshot.id)} download>
            {t.download}
          </Button>
        </div>
      </div>
      <p className="load-line">
        {t.loadIn} <code>{`thaw.load_snapshot(${JSON.stringify(snapshot.name)})`}</code>
      </p>
      <section className="sec" aria-labelledby="values">
        <h2 id="values" className="sr">
          {t.values}
        </h2>
        {!online && <Note kind="frozen">{t.offline}</Note>}
        {many && (
          <Select
            label={t.chooseTensor}
            fieldClassName="tensor-choice"
            value={chosen}
            options={snapshot.tensors.map(({ name, dtype, shape }) => ({
              value: name,
              label: `${name}  ${dtypeName(dtype)} [${shape.join(", ")}]`,
            }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
        <ValuesState locale={locale} state={state} onRetry={retry} />
        {state.status === "ready" && (
          <div className="tensors">
            {shown.map(({ name }) => (
              <FileTensor key={name} {...{ locale, snapshot, name }} file={state.file} names={names} />
            ))}
          </div>
        )}
      </section>
      {deleting && (
        <DeleteSnapshotDialog
          locale={locale}
          snapshot={snapshot}
          onCancel={() => setDeleting(false)}
          onDeleted={() => window.location.assign(`/${locale}/snapshots`)}
        />
      )}
    </>
  );
}

function FileTensor(props: SnapshotPageProps & { name: string; file: TensorFile }) {
  const { locale, snapshot, name, file, names } = props;
  const tensor = useMemo(() => file.read(name), [file, name]);
  if (!tensor) return null;
  const npy = `/api/v1/snapshots/${snapshot.id}/tensors/${encodeURIComponent(name)}.npy`;
  return (
    <TensorView
      locale={locale}
      name={name}
      dtype={dtypeName(tensor.dtype)}
      shape={tensor.shape}
      values={tensor.values}
      rowNames={name.startsWith("head.") ? names : undefined}
      aside={
        <Button as="a" variant="quiet" icon="download" href={npy} download>
          {snapshotMessages[locale].downloadNpy}
        </Button>
      }
    />
  );
}
