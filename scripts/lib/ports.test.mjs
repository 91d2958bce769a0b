import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { ensurePortFree } from "./ports.mjs";

async function listen() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: /** @type {import("node:net").AddressInfo} */ (server.address()).port };
}

test("a taken port is named, with another to try", async () => {
  const { server, port } = await listen();
  await expect(ensurePortFree(port, "127.0.0.1")).rejects.toThrow(
    new RegExp(`Port ${port} is taken.*PORT=${port + 1} npm start`),
  );
  server.close();
  await once(server, "close");
  await ensurePortFree(port, "127.0.0.1");
});

test("a port that comes free while one waits is fine", async () => {
  const { server, port } = await listen();
  setTimeout(() => server.close(), 100);
  await ensurePortFree(port, "127.0.0.1", 3);
});

test("an address that is not this machine's is refused", async () => {
  await expect(ensurePortFree(3999, "203.0.113.7")).rejects.toThrow(/no address of this machine/);
});
