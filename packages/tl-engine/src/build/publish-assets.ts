import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GENERATED_FOLDER } from "./asset-folder.ts";
import { convertBackbone } from "./convert-backbone.ts";

/** Copies the generated assets to where the web app serves them, replacing what an older build left. */
const target = fileURLToPath(new URL("../../../../apps/web/public/generated", import.meta.url));
if (!existsSync(join(GENERATED_FOLDER, "index.json"))) convertBackbone();
for (const folder of ["backbones", "codecs", "tfjs"]) rmSync(join(target, folder), { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const entry of ["backbones", "codecs", "tfjs", "index.json"]) {
  cpSync(join(GENERATED_FOLDER, entry), join(target, entry), { recursive: true });
}
