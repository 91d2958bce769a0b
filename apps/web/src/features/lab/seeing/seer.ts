import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { Head, ImageSource, LabClient } from "@thaw/tl-engine/client/lab-types";
import type { LabData } from "../photos/lab-data.ts";
import { missingPhoto } from "../photos/missing-photo.ts";

/** What is needed to look into a photo with a trained head. */
export interface Seer {
  client: () => LabClient | null;
  backbone: ExperimentBackbone;
  head: Head;
  photoOf: (path: string) => LabPhoto | undefined;
  /** Null for a photo that is no longer on this device. */
  imageOf: (photo: LabPhoto) => ImageSource | null;
}

/** The encoded photo, or where it is; null where it is gone. */
export function imageOfPhoto({ blobOf }: Pick<LabData, "blobOf">, photo: LabPhoto): ImageSource | null {
  const blob = blobOf?.(photo);
  if (blob) return blob;
  return photo.url === missingPhoto ? null : photo.url;
}
