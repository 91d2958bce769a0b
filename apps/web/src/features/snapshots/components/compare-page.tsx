"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Note } from "@thaw/ui/note";
import { useEffect, useMemo, useState } from "react";
import { snapshotMessages } from "../messages.ts";
import { sameShape } from "../tensor/compare-tensors.ts";
import { CompareSide, type SideChoice } from "./compare-side.tsx";
import { CompareTensors } from "./compare-tensors.tsx";
import { useTensorFile } from "./use-tensor-file.ts";
import { ValuesState } from "./values-state.tsx";

interface ComparePageProps {
  locale: Locale;
  /** All that the learner keeps, newest first. */
  snapshots: readonly SnapshotView[];
  first: string | null;
  second: string | null;
}

const shapeText = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

/** The first tensor on each side, of one name and shape where there are such. */
function startingPair(a: SnapshotView | undefined, b: SnapshotView | undefined): [string, string] {
  for (const tensor of a?.tensors ?? []) {
    const twin = b?.tensors.find(({ name, shape }) => name === tensor.name && sameShape(shape, tensor.shape));
    if (twin) return [tensor.name, twin.name];
  }
  const first = a?.tensors[0];
  const second = b?.tensors.find(({ shape }) => first && sameShape(shape, first.shape)) ?? b?.tensors[0];
  return [first?.name ?? "", second?.name ?? ""];
}

/** Two tensors of one or two snapshots, held against each other. */
export function ComparePage({ locale, snapshots, first, second }: ComparePageProps) {
  const t = snapshotMessages[locale];
  const find = (id: string | null) => snapshots.find((one) => one.id === id);
  const [sides, setSides] = useState<[SideChoice, SideChoice]>(() => {
    const a = find(first) ?? snapshots[0];
    const b = find(second) ?? snapshots.find(({ id }) => id !== a?.id) ?? a;
    const [tensorA, tensorB] = startingPair(a, b);
    return [
      { snapshotId: a?.id ?? "", tensor: tensorA },
      { snapshotId: b?.id ?? "", tensor: tensorB },
    ];
  });
  const [a, b] = sides;
  const files = [useTensorFile(a.snapshotId || null), useTensorFile(b.snapshotId || null)] as const;
  const [fileA, fileB] = files;
  const tensorA = useMemo(() => (fileA.status === "ready" ? fileA.file.read(a.tensor) : null), [fileA, a.tensor]);
  const tensorB = useMemo(() => (fileB.status === "ready" ? fileB.file.read(b.tensor) : null), [fileB, b.tensor]);

  useEffect(() => {
    // The address says what is compared, so that it can be kept or sent to oneself.
    window.history.replaceState(null, "", `?a=${a.snapshotId}&b=${b.snapshotId}`);
  }, [a.snapshotId, b.snapshotId]);

  if (snapshots.length === 0) {
    return (
      <div className="blank">
        <EmptyState action={<Button href={`/${locale}/snapshots`}>{t.back}</Button>}>{t.needTwo}</EmptyState>
      </div>
    );
  }
  const choose = (place: 0 | 1, choice: SideChoice) => {
    const other = sides[1 - place] as SideChoice;
    const next = find(choice.snapshotId);
    // Another snapshot: the tensor of the same name and shape as the other side's, where it has one.
    const twin = find(other.snapshotId)?.tensors.find(({ name }) => name === other.tensor);
    const changed = choice.snapshotId !== sides[place]?.snapshotId;
    const like =
      next?.tensors.find(({ name, shape }) => name === twin?.name && sameShape(shape, twin.shape)) ??
      next?.tensors.find(({ shape }) => twin && sameShape(shape, twin.shape)) ??
      next?.tensors[0];
    const settled = changed ? { snapshotId: choice.snapshotId, tensor: like?.name ?? "" } : choice;
    setSides(place === 0 ? [settled, other] : [other, settled]);
  };
  const waiting = files.find(({ status }) => status !== "ready");
  return (
    <>
      {((first && !find(first)) || (second && !find(second))) && <Note kind="notice">{t.missing}</Note>}
      <div className="sides">
        <CompareSide locale={locale} label={t.first} snapshots={snapshots} value={a} onChange={(to) => choose(0, to)} />
        <Button variant="quiet" icon="reset" onClick={() => setSides([b, a])}>
          {t.swap}
        </Button>
        <CompareSide
          locale={locale}
          label={t.second}
          snapshots={snapshots}
          value={b}
          onChange={(to) => choose(1, to)}
        />
      </div>
      {waiting && (
        <ValuesState
          locale={locale}
          state={waiting}
          onRetry={() => {
            for (const file of files) if (file.status === "failed") file.retry();
          }}
        />
      )}
      {tensorA && tensorB && !sameShape(tensorA.shape, tensorB.shape) && (
        <Note kind="notice" title={t.shapesDiffer(shapeText(tensorA.shape), shapeText(tensorB.shape))} live="polite">
          {t.noPair}
        </Note>
      )}
      {tensorA && tensorB && sameShape(tensorA.shape, tensorB.shape) && (
        <CompareTensors
          key={shapeText(tensorA.shape)}
          locale={locale}
          first={tensorA}
          second={tensorB}
          titles={[
            `${t.first}: ${find(a.snapshotId)?.name} · ${a.tensor}`,
            `${t.second}: ${find(b.snapshotId)?.name} · ${b.tensor}`,
          ]}
        />
      )}
    </>
  );
}
