import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PyodideAPI } from "pyodide";
import { bootInterpreter } from "./boot-interpreter.ts";
import { connectStreams } from "./connect-streams.ts";
import { mountWeights } from "./mount-weights.ts";

const PHOTOS = fileURLToPath(new URL("../../../../courses/foodvision/images", import.meta.url));
const USAGE = "usage: npm run -s torch -- file.py [arguments]\n";

/** Runs `python file.py arguments` on this engine; the status is the program's. */
async function main([file, ...rest]: readonly string[]): Promise<number> {
  if (file === undefined || file === "--help" || file === "-h") {
    process.stderr.write(USAGE);
    return file === undefined ? 2 : 0;
  }
  const path = resolve(file);
  if (!existsSync(path)) {
    process.stderr.write(`torch: can't open file '${path}': [Errno 2] No such file or directory\n`);
    return 2;
  }
  const code = readFileSync(path, "utf8");
  const { pyodide, runProgram } = await bootInterpreter({ useSnapshot: true });
  connectStreams(pyodide);
  mountFolders(pyodide, path);
  return runProgram(code, path, [file, ...rest]);
}

/** The folder of the command and the program's own can be read and written; the course's photos and weights can be read. */
function mountFolders(pyodide: PyodideAPI, program: string): void {
  const here = process.cwd();
  const home = dirname(program);
  mount(pyodide, here, here);
  if (home !== here && !home.startsWith(`${here}/`)) mount(pyodide, home, home);
  for (const split of ["train", "test"]) {
    const photos = join(PHOTOS, split);
    if (existsSync(photos)) mount(pyodide, photos, `/data/foodvision/${split}`);
  }
  mountWeights(pyodide);
  const start = JSON.stringify({ here: here === "/" ? "/host" : here, home });
  pyodide.runPython(
    `import json, os, sys\n_start = json.loads(${JSON.stringify(start)})\nos.chdir(_start["here"])\nsys.path.insert(0, _start["home"])\ndel _start`,
  );
}

function mount(pyodide: PyodideAPI, root: string, at: string): void {
  const target = at === "/" ? "/host" : at;
  pyodide.FS.mkdirTree(target);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, target);
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === "torch.ts") {
  process.exit(await main(process.argv.slice(2)));
}
