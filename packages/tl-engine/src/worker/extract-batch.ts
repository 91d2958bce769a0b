import type { FeatureExtractor } from "../backend/create-feature-extractor.ts";
import type { ImageFailure } from "../client/lab-types.ts";
import { ImageDecodeError } from "../errors.ts";
import { PICTURE_VALUES, type Preprocessor } from "../preprocess/create-preprocessor.ts";
import type { ExtractInput } from "./lab-protocol.ts";
import { nextTask } from "./next-task.ts";
import { readImage } from "./read-image.ts";

export interface ExtractHooks {
  readonly isCancelled: () => boolean;
  /** Called with the number of pictures when they are done. */
  readonly onProgress: (count: number) => void;
}

/**
 * Reads, decodes, preprocesses and runs a list of pictures.
 * @returns features float32 [images, featureWidth], zero for an unreadable picture; null when cancelled.
 */
export async function extractBatch(
  { backbone, images, firstIndex, onUnreadable, views }: ExtractInput,
  preprocessor: Preprocessor,
  extractor: FeatureExtractor,
  { isCancelled, onProgress }: ExtractHooks,
): Promise<{ features: Float32Array<ArrayBuffer>; failures: ImageFailure[] } | null> {
  const { featureWidth: width, inputSize, resizeSize, interpolation } = await extractor.load(backbone);
  const how = { resize: resizeSize, crop: inputSize, filter: interpolation };
  const features = new Float32Array(images.length * width);
  const failures: ImageFailure[] = [];
  const batch = extractor.batchSize();
  // All are asked for at once, so that the network's wait is not paid picture by picture.
  const encoded = images.map((image) => readImage(image).catch((error: unknown) => error));
  const pixels = new Float32Array(Math.min(batch, images.length) * PICTURE_VALUES);
  for (let from = 0; from < images.length; from += batch) {
    await nextTask();
    if (isCancelled()) return null;
    const rows: number[] = [];
    const end = Math.min(images.length, from + batch);
    for (let i = from; i < end; i++) {
      const slot = pixels.subarray(rows.length * PICTURE_VALUES, (rows.length + 1) * PICTURE_VALUES);
      try {
        const bytes = await encoded[i];
        if (!(bytes instanceof Uint8Array)) throw bytes;
        const seed = views?.seeds[i];
        await preprocessor.preprocess(bytes, slot, how, views && seed !== undefined ? { ...views, seed } : undefined);
        rows.push(i);
      } catch (thrown) {
        const failure = located(thrown, firstIndex + i);
        if (onUnreadable === "throw") throw failure;
        failures.push({ index: firstIndex + i, code: failure.code, message: failure.message });
      }
    }
    if (rows.length > 0) {
      const found = await extractor.extract(backbone, pixels.subarray(0, rows.length * PICTURE_VALUES), rows.length);
      rows.forEach((row, k) => {
        features.set(found.subarray(k * width, (k + 1) * width), row * width);
      });
    }
  }
  onProgress(images.length);
  return { features, failures };
}

function located(thrown: unknown, imageIndex: number): ImageDecodeError & { code: ImageFailure["code"] } {
  if (!(thrown instanceof ImageDecodeError)) throw thrown;
  const code = thrown.code as ImageFailure["code"];
  return Object.assign(new ImageDecodeError(thrown.message, { code, cause: thrown, imageIndex }), { code });
}
