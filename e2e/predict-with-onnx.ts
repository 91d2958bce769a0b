import { readFile } from "node:fs/promises";
import { openNodeAssets } from "@thaw/tl-engine/cli/node-assets";
import { createPreprocessor, PICTURE_VALUES, RESIZE_CROP } from "@thaw/tl-engine/preprocess/create-preprocessor";
import { CHANNEL_MEAN, CHANNEL_STANDARD_DEVIATION } from "@thaw/tl-engine/preprocess/normalize";
import { readZip } from "@thaw/tl-engine/pth/read-zip";
import { InferenceSession, Tensor } from "onnxruntime-web";

type Preprocessing = Parameters<ReturnType<typeof createPreprocessor>["preprocess"]>[2];

const pixels = PICTURE_VALUES / 3;

/**
 * What the real onnxruntime says of photos with the model of an ONNX export.
 * @param zip path of the exported file.
 * @param how the backbone wants its pictures; as the one that ships unless told.
 * @returns for each photo the probabilities of the classes.
 */
export async function predictWithOnnx(
  zip: string,
  photos: readonly Uint8Array[],
  how: Preprocessing = RESIZE_CROP,
): Promise<number[][]> {
  const entries = readZip(new Uint8Array(await readFile(zip)));
  const [, model] = [...entries].find(([name]) => name.endsWith(".onnx")) ?? [];
  if (!model) throw new Error(`There is no model in ${zip}`);
  const session = await InferenceSession.create(model.read().slice());
  const { preprocess } = createPreprocessor(await openNodeAssets());
  const said: number[][] = [];
  for (const photo of photos) {
    const normalised = new Float32Array(PICTURE_VALUES);
    await preprocess(photo, normalised, how);
    // The model takes [3, 224, 224] from 0 to 1; mean and deviation are inside.
    const planes = Float32Array.from({ length: PICTURE_VALUES }, (_, at) => {
      const channel = Math.floor(at / pixels);
      const value = normalised[(at % pixels) * 3 + channel] ?? Number.NaN;
      return value * (CHANNEL_STANDARD_DEVIATION[channel] ?? 1) + (CHANNEL_MEAN[channel] ?? 0);
    });
    const { probabilities } = await session.run({ image: new Tensor("float32", planes, [1, 3, 224, 224]) });
    said.push(Array.from(probabilities?.data as Float32Array));
  }
  await session.release();
  return said;
}
