import { beforeAll, describe, expect, it } from "vitest";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

const cell = useCell();
// One interpreter for all attempts: what one of them broke open would stand open for the next.
beforeAll(() => cell.open());

/** Runs an attempt that answers "shut" with the reason, or what it got. */
const attempt = (body: string): Promise<string> => {
  const lines = body.split("\n").map((line) => `        ${line}`);
  return cell.print(
    [
      "import js",
      "from pyodide.ffi import to_js, run_sync",
      `site = "${cell.site.url}"`,
      "def attempt():",
      "    try:",
      ...lines,
      "    except BaseException as error:",
      '        return f"shut: {type(error).__name__}"',
      "print(attempt())",
    ].join("\n"),
  );
};

const attempts: Record<string, string> = {
  "fetch of the API": 'return js.fetch(site + "/api/v1/me")',
  "XHR of the API":
    'request = js.XMLHttpRequest.new()\nrequest.open("GET", site + "/api/v1/me", False)\nrequest.send()\nreturn request.responseText',
  "Python's own client": "import urllib.request\nreturn urllib.request.urlopen(site + '/api/v1/me').read()",
  "Pyodide's client": "from pyodide.http import open_url\nreturn open_url(site + '/api/v1/me').read()",
  WebSocket: 'return js.WebSocket.new(site.replace("http", "ws") + "/api/socket")',
  EventSource: 'return js.EventSource.new(site + "/api/events")',
  importScripts: 'js.importScripts(site + "/api/script.js")\nreturn "loaded"',
  "a nested worker": 'return js.Worker.new(site + "/api/worker.js")',
  "a blob worker": 'return js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js(["postMessage(1)"]))))',
  "a data worker": 'return js.Worker.new("data:text/javascript,postMessage(1)")',
  "a shared worker": 'return js.SharedWorker.new(site + "/api/worker.js")',
  eval: 'return js.eval("1 + 1")',
  "the Function constructor": 'return js.Function.new("return 1 + 1")()',
  run_js: 'from pyodide.code import run_js\nreturn run_js("1 + 1")',
  "a timer's string":
    'js.globalThis.leak = 0\njs.setTimeout("globalThis.leak = 1", 0)\nfrom pyodide.code import run_js\nreturn run_js("leak")',
  BroadcastChannel: 'return js.BroadcastChannel.new("thaw").postMessage("x")',
  IndexedDB: 'return js.indexedDB.open("thaw")',
  caches: "return js.caches.open('thaw')",
  "the file system of the origin": "return run_sync(js.navigator.storage.getDirectory())",
  cookies: "return js.cookieStore.getAll()",
  "the page's own messages": 'js.postMessage("forged")\nreturn "sent"',
  "a shell": 'import subprocess\nreturn subprocess.run(["id"])',
  "a package index": 'import pyodide_js\nreturn run_sync(pyodide_js.loadPackage(site + "/api/x.whl"))',
};

describe("a lesson's code can't act as the learner", () => {
  for (const [name, body] of Object.entries(attempts)) {
    it(`${name} is shut`, async () => {
      const asked = cell.site.requests.length;
      expect(await attempt(body)).toMatch(/^shut: /);
      expect(cell.site.requests.slice(asked).filter(({ path }) => path.startsWith("/api/"))).toEqual([]);
    });
  }

  it("has an origin of its own, and shared memory in spite of it", async () => {
    expect(await cell.print("import js; print(js.origin, js.crossOriginIsolated)")).toBe("null True\n");
  });

  it("os.system has no shell to call", async () => {
    expect(await cell.print("import os; print(os.system('id'))")).toMatch(/^-?\d+\n$/);
    expect(await cell.print("import os; print(os.system('id') == 0)")).toBe("False\n");
  });

  it("an old name put back can load nothing: the policy stands behind", async () => {
    const code = `
import js
from pyodide.ffi import run_sync
frame = js.Object.getOwnPropertyNames(js.globalThis.constructor.prototype).to_py()
print([name for name in ("fetch", "importScripts", "Worker", "postMessage", "XMLHttpRequest") if name in frame or hasattr(js, name)])
`;
    expect(await cell.print(code)).toBe("[]\n");
  });

  it("a picture that asks for an address brings no request", async () => {
    const asked = cell.site.requests.length;
    await cell.print(
      `import thaw_cell; thaw_cell.display("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"><image href="${cell.site.url}/api/leak"/></svg>')`,
    );
    expect(cell.site.requests.slice(asked).filter(({ path }) => path.startsWith("/api/"))).toEqual([]);
  });

  it("asks the page for nothing but the two things it answers", async () => {
    await cell.page.evaluate(() => {
      const scope = globalThis as Scope & { asked: unknown[] };
      scope.asked = [];
      scope.terminal.dispose();
      scope.open({
        lessonFiles: async () => [{ path: "/data/foodvision/train/pizza/1.jpg", bytes: 4 }],
        answerRequest: async (request) => {
          scope.asked.push(request);
          if (request.kind === "snapshot" && request.name !== "head") throw new Error("no such snapshot");
          return new TextEncoder().encode("jpeg");
        },
      });
    });
    const code = `
import os
print(os.listdir("/data/foodvision/train"), os.path.getsize("/data/foodvision/train/pizza/1.jpg"))
print(open("/data/foodvision/train/pizza/1.jpg").read())
import thaw_cell
print(thaw_cell.read_snapshot("head"))
for name in ("other", "x" * 5000, ""):
    try:
        print(thaw_cell.read_snapshot(name))
    except FileNotFoundError as error:
        print(error)
`;
    expect(await cell.print(code)).toBe(`['pizza'] 4\njpeg\nb'jpeg'\n${"no such snapshot\n".repeat(3)}`);
    const asked = await cell.page.evaluate(() => (globalThis as Scope & { asked: unknown[] }).asked);
    expect(asked).toEqual([
      { kind: "lesson-file", path: "/data/foodvision/train/pizza/1.jpg" },
      { kind: "snapshot", name: "head" },
      { kind: "snapshot", name: "other" },
    ]);
  });

  it("the frame is refused to other sites, and its policy allows no address", async () => {
    const index = (await (await fetch(`${cell.site.url}/runtime/index.json`)).json()) as {
      files: { cell: { path: string } };
    };
    const response = await fetch(`${cell.site.url}/runtime/${index.files.cell.path}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    for (const part of ["default-src 'none'", "connect-src 'none'", "frame-ancestors 'self'", "sandbox allow-scripts"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|data:/);
  });

  it("loads nothing from anywhere but this site, and nothing before it is wanted", async () => {
    const addresses: string[] = [];
    cell.page.on("request", (request) => addresses.push(request.url()));
    await cell.page.reload();
    await cell.page.waitForFunction(() => "open" in globalThis);
    expect(addresses.filter((address) => address.includes("/runtime/"))).toEqual([]);
    await cell.page.evaluate(() => void (globalThis as Scope).open());
    await cell.print("print(1)");
    const foreign = addresses.filter((address) => !address.startsWith(cell.site.url) && !/^(blob|data):/.test(address));
    expect(foreign).toEqual([]);
  });
});
