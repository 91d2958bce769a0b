import { beforeAll, expect, it } from "vitest";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

const cell = useCell();
beforeAll(() => cell.open());

it("starts without a network once it has run, from the snapshot", async () => {
  await cell.print("1");
  await expect
    .poll(() => cell.page.evaluate(() => localStorage.getItem("thaw.terminal.snapshot")), { timeout: 30_000 })
    .toMatch(/snapshot/);
  await cell.page.context().setOffline(true);
  const asked = cell.site.requests.length;
  await cell.page.evaluate(() => (globalThis as Scope).terminal.restart());
  expect(await cell.print("import torch; print(torch.ones(2))")).toBe("tensor([1., 1.])\n");
  const ready = (await cell.events()).filter(({ event }) => event.type === "ready");
  expect(ready.at(-1)?.event).toMatchObject({ fromSnapshot: true });
  expect(cell.site.requests.length).toBe(asked);
  await cell.page.context().setOffline(false);
});

it("asks for nothing but its index when it starts again", async () => {
  const asked = cell.site.requests.length;
  await cell.page.evaluate(() => (globalThis as Scope).terminal.restart());
  await cell.print("1");
  await cell.page.waitForTimeout(500);
  expect(new Set(cell.site.requests.slice(asked).map(({ path }) => path))).toEqual(new Set(["/runtime/index.json"]));
});
