import { beforeAll, describe, expect, it } from "vitest";
import { useCell } from "./use-cell.ts";

/** A worker's script that tries everything, with none of the guards that ours puts up before Python starts. */
const INTRUDER = `
onmessage = async ({ data: { port } }) => {
  const site = SITE;
  const loaded = (worker) => new Promise((resolve, reject) => {
    worker.onmessage = () => resolve("ran");
    worker.onerror = () => reject(new Error("refused"));
    setTimeout(() => reject(new Error("silent")), 1500);
  });
  const attempts = {
    fetch: () => fetch(site + "/api/v1/me").then((response) => response.text()),
    "fetch of the runtime": () => fetch(site + "/runtime/index.json").then((response) => response.text()),
    "fetch with credentials": () => fetch(site + "/api/v1/me", { credentials: "include", mode: "no-cors" }).then(() => "answered"),
    beacon: () => navigator.sendBeacon?.(site + "/api/v1/me") ? "sent" : Promise.reject(new Error("refused")),
    XHR: () => { const request = new XMLHttpRequest(); request.open("GET", site + "/api/v1/me", false); request.send(); return request.responseText; },
    WebSocket: () => new Promise((resolve, reject) => {
      const socket = new WebSocket(site.replace("http", "ws") + "/api/socket");
      socket.onopen = () => resolve("open"); socket.onerror = () => reject(new Error("refused"));
    }),
    EventSource: () => new Promise((resolve, reject) => {
      const source = new EventSource(site + "/api/events");
      source.onmessage = source.onopen = () => resolve("open"); source.onerror = () => reject(new Error("refused"));
    }),
    importScripts: () => { importScripts(site + "/api/script.js"); return "loaded"; },
    "importScripts of data": () => { importScripts("data:text/javascript,1"); return "loaded"; },
    "importScripts of a blob": () => { importScripts(URL.createObjectURL(new Blob(["1"]))); return "loaded"; },
    "import of a module": () => import(site + "/api/script.js").then(() => "loaded"),
    "import of a blob": () => import(URL.createObjectURL(new Blob(["1"], { type: "text/javascript" }))).then(() => "loaded"),
    "nested worker": () => loaded(new Worker(site + "/api/worker.js")),
    "data worker": () => loaded(new Worker("data:text/javascript,postMessage(1)")),
    eval: () => eval("1 + 1"),
    "Function": () => new Function("return 1")(),
    "string timer": () => new Promise((resolve, reject) => { self.late = resolve; setTimeout("late('ran')", 0); setTimeout(() => reject(new Error("refused")), 300); }),
    IndexedDB: () => new Promise((resolve, reject) => { const open = indexedDB.open("thaw"); open.onsuccess = () => resolve("open"); open.onerror = () => reject(open.error); }),
    caches: () => caches.open("thaw").then(() => "open"),
    "origin's files": () => navigator.storage.getDirectory().then(() => "open"),
  };
  const results = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    try { results[name] = "OPEN: " + await attempt(); } catch (error) { results[name] = "shut"; }
  }
  const channel = new BroadcastChannel("thaw");
  channel.postMessage("forged");
  port.postMessage({ type: "crashed", reason: "boot", detail: JSON.stringify(results) });
};
`;

const cell = useCell();
beforeAll(() => cell.open());

describe("the cell's policy, with no guard of ours in the way", () => {
  it("lets a script of anyone's do nothing but compute", async () => {
    const asked = cell.site.requests.length;
    const outcome = await cell.page.evaluate(
      async (script) => {
        const index = await (await fetch("/runtime/index.json")).json();
        const heard: unknown[] = [];
        new BroadcastChannel("thaw").onmessage = ({ data }) => heard.push(data);
        const forged: unknown[] = [];
        addEventListener("message", ({ data }) => forged.push(data));
        const { port1, port2 } = new MessageChannel();
        const frame = document.createElement("iframe");
        frame.setAttribute("sandbox", "allow-scripts");
        frame.setAttribute("allow", "cross-origin-isolated");
        frame.src = `/runtime/${index.files.cell.path}`;
        frame.onload = () => frame.contentWindow?.postMessage(null, "*", [port2]);
        document.body.append(frame);
        const detail = await new Promise<string>((resolve) => {
          port1.onmessage = ({ data }) => {
            if (data.type === "alive") port1.postMessage({ type: "start", script });
            if (data.type === "crashed") resolve(data.detail);
          };
        });
        await new Promise((resolve) => setTimeout(resolve, 200));
        let reach = "shut";
        try {
          reach = String(frame.contentDocument?.body ?? "shut");
        } catch {
          // An origin of its own.
        }
        return { results: JSON.parse(detail) as Record<string, string>, heard, forged, reach };
      },
      INTRUDER.replace("SITE", JSON.stringify(cell.site.url)),
    );
    const open = Object.entries(outcome.results).filter(([, result]) => result !== "shut");
    expect(open).toEqual([]);
    expect(Object.keys(outcome.results)).toHaveLength(20);
    expect(outcome).toMatchObject({ heard: [], forged: [], reach: "shut" });
    const paths = cell.site.requests.slice(asked).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("/api/"))).toEqual([]);
  });
});
