import pg from "pg";
import type { ClusterState } from "./cluster-state.ts";

/** Makes sure that the owner's role and the database `thaw` exist; a start that was cut short is completed by the next. */
export async function prepareDatabase(port: number, state: ClusterState): Promise<void> {
  const client = superuserClient(port, state);
  await client.connect();
  try {
    const roles = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'thaw'");
    const password = client.escapeLiteral(state.ownerPassword);
    if (roles.rowCount === 0) await client.query(`CREATE ROLE thaw LOGIN CREATEDB PASSWORD ${password}`);
    const databases = await client.query("SELECT 1 FROM pg_database WHERE datname = 'thaw'");
    if (databases.rowCount === 0) await client.query("CREATE DATABASE thaw OWNER thaw");
  } finally {
    await client.end();
  }
}

export function superuserClient(port: number, state: ClusterState): pg.Client {
  return new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: state.superuserPassword,
    database: "postgres",
    connectionTimeoutMillis: 5000,
  });
}
