import { expect, it } from "vitest";
import { openNodeAssets } from "../cli/node-assets.ts";
import { ImageDecodeError } from "../errors.ts";
import { createPreprocessor } from "./create-preprocessor.ts";

it("refuses what is no picture with the engine's own error, its code kept", async () => {
  const preprocessor = createPreprocessor(await openNodeAssets());
  const refused = preprocessor.decode(new TextEncoder().encode("<svg/>"));
  await expect(refused).rejects.toBeInstanceOf(ImageDecodeError);
  await expect(refused).rejects.toMatchObject({ code: "image-unsupported" });
});
