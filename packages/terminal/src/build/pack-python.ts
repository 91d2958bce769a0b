import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** Zip files can't say "no date"; a fixed one keeps the archive the same for the same files. */
const DATE = new Date(1980, 0, 1, 12);

/** Parts of the standard library that can't work in a page, or that no lesson wants in one. */
const LEFT_OUT =
  /^(idlelib|turtledemo|lib2to3|ensurepip|venv|pydoc_data|tkinter|curses|test|multiprocessing\/(managers|pool|popen)|xmlrpc|imaplib|mailbox|nntplib|smtplib|poplib|ftplib|telnetlib|webbrowser|wsgiref|dbm|turtle|socketserver|http\/(server|cookiejar))/;

/**
 * Archives without compression of their own: Brotli makes them a third smaller on the way than it can a deflated one, and Python
 * reads them without inflating.
 */
const pack = (files: Zippable): Uint8Array => zipSync(files, { level: 0, mtime: DATE });

/** Python's standard library out of Pyodide's archive. */
export function packStandardLibrary(archive: Uint8Array): Uint8Array {
  const files = unzipSync(archive, { filter: ({ name }) => !name.endsWith("/") && !LEFT_OUT.test(name) });
  return pack(sorted(files));
}

/** Our own packages: every `.py` below the folders, in one archive. */
export function packPackages(folders: readonly string[]): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const folder of folders.filter(existsSync)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1).replaceAll("\\", "/");
      if (!entry.isFile() || !/\.(py|json|txt)$/.test(name) || /(^|\/)(tests?|__pycache__)\//.test(name)) continue;
      files[name] = readFileSync(path);
    }
  }
  if (Object.keys(files).length === 0) files["empty.txt"] = strToU8("");
  return pack(sorted(files));
}

const sorted = (files: Record<string, Uint8Array>): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
