import { spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { releaseCluster } from "./cluster-holders.ts";
import { clusterFolder, readClusterState } from "./cluster-state.ts";
import { executable, locatePostgresBinaries } from "./locate-postgres-binaries.ts";
import { isRunningPostgres, readPostmasterPid } from "./postmaster-pid.ts";
import { identifySelf, type ProcessIdentity, readProcessStart } from "./process-identity.mjs";
import { withFileLock } from "./with-file-lock.ts";

type StopOptions = { dataDir: string; holder?: ProcessIdentity };

/**
 * Lets go of the cluster; when nobody else holds it, shuts it down: fast (sessions are ended, everything is
 * written), and after 3 s at once (the next start recovers from the log; nothing acknowledged is lost).
 */
export async function stopEmbeddedPostgres(options: StopOptions): Promise<void> {
  const dataDir = path.resolve(options.dataDir);
  const holder = options.holder ?? identifySelf();
  await withFileLock(path.join(dataDir, "postgres.lock"), async () => {
    if (releaseCluster(dataDir, holder.pid)) return;
    const state = readClusterState(dataDir);
    if (state === null) return;
    await shutDown(clusterFolder(dataDir, state));
  });
}

async function shutDown(cluster: string): Promise<void> {
  const running = readPostmasterPid(cluster);
  if (running === null || !isRunningPostgres(running.pid)) return;
  if (process.platform === "win32") {
    // Windows knows no signals; pg_ctl speaks to the postmaster by its own channel.
    const program = executable(locatePostgresBinaries().folder, "pg_ctl");
    spawnSync(program, ["stop", "-D", cluster, "-m", "fast", "-t", "4"], { stdio: "ignore" });
    return;
  }
  if (!send(running.pid, "SIGINT")) return;
  if (await hasEnded(cluster, running.pid, 3)) return;
  send(running.pid, "SIGQUIT");
  await hasEnded(cluster, running.pid, 1);
}

async function hasEnded(cluster: string, pid: number, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    // The file goes last; a process that nobody reaps may stay listed for longer.
    if (readPostmasterPid(cluster) === null || readProcessStart(pid) === null) return true;
    await sleep(20);
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
