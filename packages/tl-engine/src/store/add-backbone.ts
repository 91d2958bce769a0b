import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { messageOf } from "../errors.ts";
import { findNetwork } from "../networks/find-network.ts";
import type { Network } from "../networks/network.ts";
import { WeightsFileError } from "../pth/weights-file-error.ts";
import { type BackboneManifest, backboneManifestSchema } from "../registry/backbone-manifest.ts";
import { networkFacts } from "../registry/network-facts.ts";
import { writeSafetensors } from "../safetensors/write-safetensors.ts";
import { checkState } from "./check-state.ts";
import { MANIFEST_FILE } from "./list-backbones.ts";
import {
  hashInName,
  idOf,
  OFFICIAL_ADDRESS,
  OFFICIAL_LICENCE,
  type OfficialWeights,
  officialOf,
} from "./official-weights.ts";
import { readWeightsFile } from "./read-weights-file.ts";
import { StoreProblem } from "./store-problem.ts";

export interface WeightsToAdd {
  /** A data folder's `backbones`. */
  readonly store: string;
  readonly official: OfficialWeights;
  /** The whole file. */
  readonly bytes: Uint8Array;
  /** Where an operator brought it from; null for what came from PyTorch's address. */
  readonly path: string | null;
}

/**
 * Checks weights against their architecture and keeps them as safetensors with a manifest. The manifest comes last and
 * in one step, so a reader finds a backbone whole or not at all; what was there before stays until then.
 * @throws StoreProblem when the file is not what it should be, or the folder can't be written to.
 */
export async function addBackbone({ store, official, bytes, path }: WeightsToAdd): Promise<BackboneManifest> {
  const network = findNetwork(official.architecture);
  if (!network) throw new StoreProblem(`${official.architecture} is not known here.`);
  const sourceSha256 = sha256(bytes);
  const origin = originOf(official, sourceSha256, path);
  const weights = convert(bytes, network, path ?? official.file);
  const hash = sha256(weights);
  const manifest = backboneManifestSchema.parse({
    manifestVersion: 1,
    id: idOf(origin.official),
    name: nameOf(network, origin),
    ...networkFacts(network),
    weightsName: origin.official.weightsName,
    source: origin.source,
    licence: origin.isOfficial ? OFFICIAL_LICENCE : "unknown: brought by the operator of this site",
    sourceSha256,
    sha256: hash,
    bytes: weights.byteLength,
    file: `weights.${hash.slice(0, 12)}.safetensors`,
    seed: null,
    resizeSize: origin.official.resizeSize,
    interpolation: origin.official.interpolation,
  } satisfies BackboneManifest);
  await keep(join(store, manifest.id), manifest, weights);
  return manifest;
}

interface Origin {
  readonly official: OfficialWeights;
  readonly isOfficial: boolean;
  readonly source: string;
}

/** A file that was brought is recognised by its hash; a name that promises another hash is a damaged or mixed-up file. */
function originOf(official: OfficialWeights, sourceSha256: string, path: string | null): Origin {
  if (path === null) return { official, isOfficial: true, source: `${OFFICIAL_ADDRESS}${official.file}` };
  const promised = hashInName(basename(path));
  if (promised !== null && !sourceSha256.startsWith(promised)) {
    throw new StoreProblem(
      `${path} is damaged, or has another file's name: the name says that its sha256 begins with ${promised}, but it begins with ${sourceSha256.slice(0, 8)}. Fetch it again.`,
    );
  }
  const known = officialOf(official.architecture).find(({ file }) => sourceSha256.startsWith(hashInName(file) ?? "-"));
  return known
    ? { official: known, isOfficial: true, source: `${OFFICIAL_ADDRESS}${known.file}` }
    : { official, isOfficial: false, source: basename(path) };
}

function convert(bytes: Uint8Array, network: Network, file: string): Uint8Array {
  try {
    return writeSafetensors(checkState(readWeightsFile(bytes), network), { architecture: network.name, format: "pt" });
  } catch (cause) {
    if (!(cause instanceof WeightsFileError)) throw cause;
    throw new StoreProblem(`${file} can't be used for ${network.name}: ${cause.message}. Nothing was changed.`, {
      cause,
    });
  }
}

function nameOf({ title }: Network, { official, isOfficial, source }: Origin): BackboneManifest["name"] {
  return isOfficial
    ? {
        ja: `${title}(ImageNet で事前学習、${official.weightsName})`,
        en: `${title} (pretrained on ImageNet, ${official.weightsName})`,
      }
    : { ja: `${title}(このサイトの重み:${source})`, en: `${title} (this site's weights: ${source})` };
}

async function keep(folder: string, manifest: BackboneManifest, weights: Uint8Array): Promise<void> {
  const mark = `.${process.pid}.partial`;
  const files: [string, Uint8Array | string][] = [
    [manifest.file ?? "", weights],
    [MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`],
  ];
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) {
      await writeFile(join(folder, name + mark), content, { flush: true });
      await rename(join(folder, name + mark), join(folder, name));
    }
    // The weights that were replaced, and what additions left that were cut off.
    const names = new Set(files.map(([name]) => name));
    for (const name of await readdir(folder)) if (!names.has(name)) await rm(join(folder, name), { force: true });
  } catch (cause) {
    for (const [name] of files) await rm(join(folder, name + mark), { force: true }).catch(() => undefined);
    throw new StoreProblem(
      `${folder} can't be written to (${(cause as NodeJS.ErrnoException).code ?? messageOf(cause)}). What was there before is still there.`,
      { cause },
    );
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
