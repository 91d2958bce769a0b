import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const readyTimeoutSeconds = 90;

export interface ServerProcess {
  url: string;
  port: number;
  pid: number;
  child: ChildProcess;
  /** What it printed, the newest 20,000 characters. */
  output: () => string;
  /** Asks it to finish, and waits until it is gone. */
  stop: () => Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill: () => Promise<void>;
}

export interface ServeOptions {
  databaseUrl: string;
  dataDir: string;
  /** Default: a free one. */
  port?: number;
  env?: NodeJS.ProcessEnv;
  /** Flags of Node, such as --cpu-prof. */
  nodeFlags?: readonly string[];
}

/** Sessions of tests alone are signed with it, so that a restarted server knows those of the one before. */
export const sessionSecret = "for tests and measurements alone, never for people";

/**
 * Starts the production server as the launcher does, as a process of its own that ends with this one, and waits until it
 * and its database are ready.
 */
export async function serve(options: ServeOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const preload = pathToFileURL(path.join(root, "scripts/lib/end-with-launcher.mjs")).href;
  const main = path.join(root, "apps/web/server/main.ts");
  const flags = ["--disable-warning=ExperimentalWarning", ...(options.nodeFlags ?? []), "--import", preload];
  const child = spawn(process.execPath, [...flags, main], {
    cwd: path.join(root, "apps/web"),
    env: { ...process.env, ...siteEnvironment(options), PORT: String(port), HOST: "127.0.0.1", ...options.env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  const server: ServerProcess = {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0,
    child,
    output: () => output,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
  try {
    await waitUntilReady(server);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return server;
}

/** What every program of the site is told. */
export function siteEnvironment({ databaseUrl, dataDir }: ServeOptions): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: sessionSecret,
    THAW_DATA_DIR: dataDir,
    THAW_DEMO: "on",
    NEXT_TELEMETRY_DISABLED: "1",
    PUBLIC_URL: undefined,
  };
}

async function waitUntilReady(server: ServerProcess): Promise<void> {
  const deadline = Date.now() + readyTimeoutSeconds * 1000;
  let answer = "nothing";
  while (Date.now() < deadline) {
    if (server.child.exitCode !== null || server.child.signalCode !== null) {
      throw new Error(`The web server ended before it was ready:\n${server.output()}`);
    }
    try {
      const response = await fetch(`http://127.0.0.1:${server.port}/api/ready`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
      answer = `${response.status} ${await response.text()}`;
    } catch (error) {
      answer = String(error instanceof Error ? (error.cause ?? error) : error);
    }
    await sleep(80);
  }
  throw new Error(`Not ready after ${readyTimeoutSeconds} s; /api/ready answers: ${answer}\n${server.output()}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
