"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Checkbox, Input, Select } from "@thaw/ui/field";
import { useRef, useState } from "react";
import { keepSnapshot } from "#features/snapshots/client/keep-snapshot.ts";
import { experimentMessages } from "../experiment-messages.ts";
import { layersMessages } from "../messages/layers-messages.ts";
import { type KeptLayer, layersFile, type Moment } from "../run/head-layers.ts";
import { newUuid } from "../run/new-uuid.ts";
import { FieldDialog } from "./field-dialog.tsx";

interface SnapshotDialogProps {
  locale: Locale;
  experiment: { id: string; number: number };
  layers: readonly KeptLayer[];
  onClose: () => void;
  /** One, or that of before and that of after. */
  onKept: (snapshots: SnapshotView[]) => void;
}

/** Keeps layers of an experiment under a name: as training left them, as it found them, or both to be compared. */
export function SnapshotDialog({ locale, experiment, layers, onClose, onKept }: SnapshotDialogProps) {
  const t = experimentMessages[locale];
  const lt = layersMessages[locale];
  const [name, setName] = useState(t.snapshotDefault(experiment.number));
  const [which, setWhich] = useState<Moment | "both">("after");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  // One key for as long as the dialog is open: a second click or a retry keeps one snapshot.
  const keys = useRef<Partial<Record<Moment, string>>>({});
  const taken = layers.filter(({ name: layer }) => !left.has(layer));
  const hasBefore = layers.some(({ before }) => before !== null);
  const save = async () => {
    if (!name.trim() || taken.length === 0) return;
    const moments: Moment[] = which === "both" ? ["before", "after"] : [which];
    const kept: SnapshotView[] = [];
    for (const moment of moments) {
      const file = layersFile(taken, moment);
      if (!file) continue;
      keys.current[moment] ??= newUuid();
      const own = which === "both" ? lt.momentName(name.trim(), moment) : name;
      kept.push(
        await keepSnapshot(file, { name: own, experimentId: experiment.id, idempotencyKey: keys.current[moment] }),
      );
    }
    if (kept.length > 0) onKept(kept);
  };
  return (
    <FieldDialog
      locale={locale}
      title={t.takeSnapshot}
      labels={{ close: t.close, cancel: t.cancel, save: t.save }}
      onClose={onClose}
      onSave={save}
    >
      {(error) => (
        <div className="snapshot-fields">
          <Input
            label={t.snapshotName}
            value={name}
            // Room for the words that tell the two moments apart.
            maxLength={100}
            required
            error={error}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {hasBefore && (
            <Select
              label={lt.which}
              value={which}
              onChange={(event) => setWhich(event.currentTarget.value as Moment | "both")}
              options={(["after", "before", "both"] as const).map((value) => ({ value, label: lt[value] }))}
            />
          )}
          <fieldset>
            <legend>{lt.layers}</legend>
            {layers.map(({ name: layer, shape, before }) => (
              <Checkbox
                key={layer}
                label={
                  <>
                    <code>{layer}</code> <small className="dim tnum">{shape.join(" × ")}</small>
                  </>
                }
                checked={!left.has(layer)}
                disabled={which === "before" && before === null}
                onChange={() => {
                  const next = new Set(left);
                  if (!next.delete(layer)) next.add(layer);
                  setLeft(next);
                }}
              />
            ))}
            {taken.length === 0 && <p role="alert">{lt.noLayer}</p>}
          </fieldset>
        </div>
      )}
    </FieldDialog>
  );
}
