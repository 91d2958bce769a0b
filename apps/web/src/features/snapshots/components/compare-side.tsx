import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Select } from "@thaw/ui/field";
import { snapshotMessages } from "../messages.ts";
import { dtypeName } from "../tensor/read-tensors.ts";

export interface SideChoice {
  snapshotId: string;
  tensor: string;
}

interface CompareSideProps {
  locale: Locale;
  label: string;
  snapshots: readonly SnapshotView[];
  value: SideChoice;
  onChange: (choice: SideChoice) => void;
}

/** One side of a comparison: which snapshot, and which of its tensors. */
export function CompareSide({ locale, label, snapshots, value, onChange }: CompareSideProps) {
  const t = snapshotMessages[locale];
  const tensors = snapshots.find(({ id }) => id === value.snapshotId)?.tensors ?? [];
  return (
    <fieldset>
      <legend>{label}</legend>
      <Select
        label={t.snapshot}
        value={value.snapshotId}
        options={snapshots.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange({ ...value, snapshotId: event.currentTarget.value })}
      />
      <Select
        label={t.chooseTensor}
        value={value.tensor}
        options={tensors.map(({ name, dtype, shape }) => ({
          value: name,
          label: `${name}  ${dtypeName(dtype)} [${shape.join(", ")}]`,
        }))}
        onChange={(event) => onChange({ ...value, tensor: event.currentTarget.value })}
      />
    </fieldset>
  );
}
