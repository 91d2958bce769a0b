import { parseArgs } from "node:util";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { readProcessStart } from "./process-identity.mjs";
import { startEmbeddedPostgres } from "./start-embedded-postgres.ts";
import { stopEmbeddedPostgres } from "./stop-embedded-postgres.ts";

/**
 * `node packages/db/src/embedded/cli.ts start|stop --data FOLDER [--holder PID] [--port PORT]`
 * `start` prints one JSON line, `{url, port, pid, cluster, reused}`, and leaves PostgreSQL running for the holder.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, holder: { type: "string" }, port: { type: "string" } },
});
try {
  const dataDir = values.data;
  if (!dataDir) throw new EmbeddedPostgresError("Give the data folder: --data FOLDER");
  const pid = Number(values.holder ?? process.ppid);
  const holder = { pid, startedAt: readProcessStart(pid) ?? "gone" };
  if (positionals[0] === "start") {
    const { stop: _, ...server } = await startEmbeddedPostgres({
      dataDir,
      holder,
      ...(values.port ? { port: Number(values.port) } : {}),
    });
    process.stdout.write(`${JSON.stringify(server)}\n`);
  } else if (positionals[0] === "stop") {
    await stopEmbeddedPostgres({ dataDir, holder });
  } else {
    throw new EmbeddedPostgresError("Say start or stop.");
  }
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC")
    process.stderr.write(`The disk that holds ${values.data} is full. Free some space and start again.\n`);
  else if (code === "EACCES" || code === "EROFS" || code === "EPERM")
    process.stderr.write(
      `${values.data} may not be written to (${code}). Set THAW_DATA_DIR to a folder that you may write to.\n`,
    );
  else if (error instanceof EmbeddedPostgresError) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 1;
}
