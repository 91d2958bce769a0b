import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import type { LabData } from "../photos/lab-data.ts";
import type { LabelledPhoto } from "../run/select-photos.ts";
import { thawedBackbone } from "./thawed-backbone.ts";

/**
 * Features of held-out photos by the network that a run left, from the photos themselves: what an exported model will see.
 * @param file the run's safetensors file.
 */
export async function thawedHeldOut(
  client: LabClient,
  of: { backbone: string; file: Uint8Array; lab: LabData; heldOut: readonly LabelledPhoto[]; signal: AbortSignal },
): Promise<{ features: Float32Array; labels: Int32Array }> {
  const { file, lab, heldOut, signal } = of;
  const backbone = await thawedBackbone(client, of.backbone, file);
  const images = heldOut.map(({ photo }) => lab.blobOf?.(photo) ?? photo.url);
  const { features } = await client.extractFeatures({ backbone, images, signal });
  return { features, labels: Int32Array.from(heldOut, ({ label }) => label) };
}
