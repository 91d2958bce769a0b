import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { RUNTIME_ADDRESS } from "../worker/runtime-address.ts";

/**
 * Bundles one entry as a classic script that loads nothing: the cell has no network, so neither an import nor an address of its
 * own may be left in it.
 * @param entry relative to `src`.
 */
export async function bundleScript(entry: string): Promise<string> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const result = await build({
    root,
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [withoutOwnAddress],
    build: {
      write: false,
      target: "es2023",
      minify: true,
      lib: { entry: `${root}/src/${entry}`, formats: ["iife"], name: "thawCell" },
      rolldownOptions: { external: [/^node:/, "ws"], logLevel: "silent" },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ("output" in one ? one.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== "chunk" || others.length > 0) throw new Error(`${entry} did not become one script`);
  return script.code;
}

/** Pyodide's module asks where it came from; its files come from the page instead. */
const withoutOwnAddress: Plugin = {
  name: "without-own-address",
  enforce: "pre",
  transform(code, id) {
    if (!/pyodide\.(asm\.)?mjs$/.test(id)) return null;
    return code
      .replaceAll(
        /new URL\("pyodide\.asm\.wasm",\s*import\.meta\.url\)/g,
        `new URL("${RUNTIME_ADDRESS}pyodide.asm.wasm")`,
      )
      .replaceAll("import.meta.url", JSON.stringify(RUNTIME_ADDRESS));
  },
};
