import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./paths.mjs";
import { readSettings } from "./settings.mjs";

const read = (/** @type {Record<string, string>} */ env) => readSettings(env, "/somewhere");

test("without any setting: this machine only, port 3000, the embedded database, the demo", () => {
  expect(read({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: path.join(root, ".data"),
    databaseUrl: null,
    publicUrl: "http://localhost:3000",
    demo: true,
  });
});

test("a port is a whole number in range, and shows in the address", () => {
  expect(read({ PORT: "3001" }).publicUrl).toBe("http://localhost:3001");
  for (const PORT of ["0", "65536", "80a", "3.5"]) expect(() => read({ PORT })).toThrow(/PORT is/);
});

test("a relative data folder is meant from where the command was typed", () => {
  expect(read({ THAW_DATA_DIR: "my data" }).dataDir).toBe(path.resolve("/somewhere/my data"));
});

test("an address of plain HTTP for others opens the network; HTTPS, which needs a proxy, does not", () => {
  expect(read({ PUBLIC_URL: "http://192.168.1.20:3000" }).host).toBe("0.0.0.0");
  expect(read({ PUBLIC_URL: "https://thaw.example.org" }).host).toBe("127.0.0.1");
  expect(read({ PUBLIC_URL: "http://localhost:3000/" })).toMatchObject({
    host: "127.0.0.1",
    publicUrl: "http://localhost:3000",
  });
  expect(read({ PUBLIC_URL: "http://10.0.0.1", HOST: "10.0.0.1" }).host).toBe("10.0.0.1");
});

test("an address with a path, or that is none, is refused", () => {
  for (const PUBLIC_URL of ["thaw.example.org", "ftp://x", "https://x/path"]) {
    expect(() => read({ PUBLIC_URL })).toThrow(/PUBLIC_URL is/);
  }
});

test("only PostgreSQL's addresses are a database", () => {
  expect(read({ DATABASE_URL: "postgresql://a:b@c/d" }).databaseUrl).toBe("postgresql://a:b@c/d");
  expect(() => read({ DATABASE_URL: "mysql://a" })).toThrow(/DATABASE_URL must look like/);
});

test("the demo is switched by words", () => {
  expect(read({ THAW_DEMO: "off" }).demo).toBe(false);
  expect(read({ THAW_DEMO: "on" }).demo).toBe(true);
  expect(() => read({ THAW_DEMO: "perhaps" })).toThrow(/THAW_DEMO is/);
});
