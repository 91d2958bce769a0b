import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { messageOf } from "../errors.ts";
import { NETWORK_NAMES } from "../networks/find-network.ts";
import { addBackbone } from "../store/add-backbone.ts";
import { downloadWeights } from "../store/download-weights.ts";
import { listBackbones, STORE_FOLDER } from "../store/list-backbones.ts";
import { idOf, OFFICIAL_ADDRESS, type OfficialWeights, officialOf } from "../store/official-weights.ts";
import { removeBackbone } from "../store/remove-backbone.ts";
import { StoreProblem } from "../store/store-problem.ts";
import { verifyBackbone } from "../store/verify-backbone.ts";
import { dataFolder } from "./data-folder.ts";

const USAGE = `Backbones, at the command line:

  npm run backbone -- add NAME [--file PATH] [--weights IMAGENET1K_V1]
  npm run backbone -- list
  npm run backbone -- verify [ID]
  npm run backbone -- remove ID

NAME is ${NETWORK_NAMES.join(", ")}.
add brings torchvision's ImageNet weights from ${OFFICIAL_ADDRESS}, or takes them from a .pth or
.safetensors file. They lie in the data folder (THAW_DATA_DIR) and are there for lessons at once, without a new start.`;

export interface BackboneIo {
  /** A data folder's `backbones`. */
  readonly store: string;
  readonly print: (line: string) => void;
  /** Where a download has got to; on a terminal one line that is written over. */
  readonly report: (line: string) => void;
  /** PyTorch's official address unless told. */
  readonly address?: string;
}

/**
 * Runs one command.
 * @returns the exit status: 1 when `verify` found something wrong.
 * @throws StoreProblem with sentences that say what to do.
 */
export async function runBackboneCommand(args: readonly string[], io: BackboneIo): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, name, ...more] = positionals;
  if (values.help) {
    io.print(USAGE);
    return 0;
  }
  if (more.length > 0) throw new StoreProblem(`One at a time: ${more.join(" ")} is too many.\n\n${USAGE}`);
  switch (command) {
    case "add":
      return add(name, values, io);
    case "list":
      return list(io);
    case "verify":
      return verify(name, io);
    case "remove":
      return remove(name, io);
    default:
      throw new StoreProblem(`${command ? `There is no command "${command}".` : "Say what to do."}\n\n${USAGE}`);
  }
}

interface Values {
  readonly file?: string | undefined;
  readonly weights?: string | undefined;
  readonly help?: boolean | undefined;
}

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const options = {
      file: { type: "string" },
      weights: { type: "string" },
      help: { type: "boolean", short: "h" },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new StoreProblem(`${messageOf(error)}\n\n${USAGE}`);
  }
}

async function add(name: string | undefined, { file, weights }: Values, io: BackboneIo): Promise<number> {
  const official = chooseWeights(name, weights);
  const bytes = file === undefined ? await download(official, io) : await readBrought(file);
  const manifest = await addBackbone({ store: io.store, official, bytes, path: file ?? null });
  const isOfficial = manifest.source.startsWith(OFFICIAL_ADDRESS);
  if (!isOfficial) {
    io.print(
      `${manifest.source} is none of the files that torchvision publishes; its names and shapes are right, so it is kept.`,
    );
  }
  io.print(
    `Added ${manifest.id}: ${manifest.name.en}, ${megabytes(manifest.bytes)}, features ${manifest.featureWidth} wide.`,
  );
  io.print(`In Python: torchvision.models.${manifest.architecture}(weights="${manifest.weightsName}")`);
  return 0;
}

function chooseWeights(name: string | undefined, weightsName: string | undefined): OfficialWeights {
  const all = officialOf(name ?? "");
  if (all.length === 0) {
    const said = name === undefined ? "Say which." : `"${name}" can't be added.`;
    throw new StoreProblem(`${said} These can: ${NETWORK_NAMES.join(", ")}.`);
  }
  const wanted = weightsName?.toUpperCase();
  const chosen = all.find((weights) =>
    wanted === undefined || wanted === "DEFAULT" ? weights.isDefault : weights.weightsName === wanted,
  );
  if (!chosen) {
    throw new StoreProblem(
      `${name} has no weights ${weightsName}. It has ${all.map((weights) => weights.weightsName).join(", ")}.`,
    );
  }
  return chosen;
}

async function readBrought(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreProblem(code === "ENOENT" ? `There is no file ${path}.` : `${path} can't be read (${code}).`);
  }
}

async function download(official: OfficialWeights, { address, report, print }: BackboneIo): Promise<Uint8Array> {
  print(`Fetching ${address ?? OFFICIAL_ADDRESS}${official.file}`);
  const onProgress = (done: number, total: number | null) =>
    report(`  ${megabytes(done)}${total === null ? "" : ` of ${megabytes(total)}`}`);
  return downloadWeights(official, address === undefined ? { onProgress } : { address, onProgress });
}

async function list({ store, print }: BackboneIo): Promise<number> {
  const stored = await listBackbones(store);
  for (const { manifest } of stored) {
    print(
      `${manifest.id.padEnd(34)} ${manifest.weightsName?.padEnd(14)} ${megabytes(manifest.bytes).padStart(8)}  ${manifest.source}`,
    );
  }
  if (stored.length === 0) print(`No backbone was added yet (${store}). MobileNetV3-Small ships with Thaw.`);
  const here = new Set(stored.map(({ manifest }) => manifest.id));
  const left = NETWORK_NAMES.flatMap(officialOf).filter((weights) => !here.has(idOf(weights)));
  if (left.length > 0) print("\nCan be added:");
  for (const weights of left) print(`  ${commandFor(weights)}`);
  return 0;
}

const commandFor = ({ architecture, weightsName, isDefault }: OfficialWeights): string =>
  `npm run backbone -- add ${architecture}${isDefault ? "" : ` --weights ${weightsName}`}`;

async function verify(id: string | undefined, { store, print }: BackboneIo): Promise<number> {
  const stored = (await listBackbones(store)).filter(({ manifest }) => id === undefined || manifest.id === id);
  if (stored.length === 0 && id !== undefined) throw notThere(id, store);
  if (stored.length === 0) print(`No backbone was added yet (${store}).`);
  let status = 0;
  for (const backbone of stored) {
    const { architecture, id: name } = backbone.manifest;
    const wrong = await verifyBackbone(backbone);
    if (wrong !== null) status = 1;
    print(
      wrong === null
        ? `${name}: its hash, names, shapes and values are right.`
        : `${name}: ${wrong}. Bring it again: npm run backbone -- add ${architecture}`,
    );
  }
  return status;
}

async function remove(id: string | undefined, { store, print }: BackboneIo): Promise<number> {
  if (id === undefined) throw new StoreProblem("Say which: npm run backbone -- list shows them.");
  if (!(await removeBackbone(store, id))) throw notThere(id, store);
  print(`Removed ${id}.`);
  return 0;
}

const notThere = (id: string, store: string): StoreProblem =>
  new StoreProblem(`${store} has no backbone "${id}". npm run backbone -- list shows what it has.`);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function main(): Promise<number> {
  const isTerminal = process.stderr.isTTY;
  let isLineOpen = false;
  const endLine = (): void => {
    if (isLineOpen) process.stderr.write("\n");
    isLineOpen = false;
  };
  try {
    return await runBackboneCommand(process.argv.slice(2), {
      store: join(dataFolder(), STORE_FOLDER),
      print(line) {
        endLine();
        console.log(line);
      },
      report(line) {
        if (!isTerminal) return;
        process.stderr.write(`\r${line}`);
        isLineOpen = true;
      },
    });
  } catch (error) {
    endLine();
    if (!(error instanceof StoreProblem)) throw error;
    console.error(error.message);
    return 2;
  }
}

if (basename(process.argv[1] ?? "") === "backbone.ts") process.exitCode = await main();
