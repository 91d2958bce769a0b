import type { LabPhoto } from "@thaw/contracts/lab";
import type { ImageSource, LabClient } from "@thaw/tl-engine/client/lab-types";
import type { LabData } from "../photos/lab-data.ts";
import { missingPhoto } from "../photos/missing-photo.ts";
import type { Trained } from "./use-trained.ts";

/** What is needed to look into a photo with a trained head. */
export interface Seer {
  client: () => LabClient | null;
  trained: Trained;
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
