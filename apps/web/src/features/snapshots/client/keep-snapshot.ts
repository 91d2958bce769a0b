import type { CreateSnapshotQuery, SnapshotView } from "@thaw/contracts/snapshot";
import { api } from "#platform/client/api.ts";

/**
 * Sends tensors to be kept for the learner.
 * @param file a safetensors file.
 * @throws ApiError `already-exists` for a name that is taken (send `replace: "1"` to take its place),
 * `invalid-request`, `body-too-large`, `quota-exceeded`; UnreachableError.
 */
export async function keepSnapshot(file: Uint8Array<ArrayBuffer>, about: CreateSnapshotQuery): Promise<SnapshotView> {
  const query = new URLSearchParams(Object.entries(about).filter((entry) => entry[1] !== undefined));
  const { snapshot } = await api<{ snapshot: SnapshotView }>(`/api/v1/snapshots?${query}`, {
    method: "POST",
    bytes: file,
  });
  return snapshot;
}
