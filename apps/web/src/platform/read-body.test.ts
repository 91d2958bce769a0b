import { expect, it } from "vitest";
import { readJsonBody } from "./read-body.ts";

const post = (body: string) =>
  new Request("http://localhost/", { method: "POST", headers: { "content-type": "application/json" }, body });

it("reads JSON up to its size", async () => {
  expect(await readJsonBody(post('{"a": [1, "é"]}'), 100)).toEqual({ a: [1, "é"] });
  await expect(readJsonBody(post(`{"a": "${"x".repeat(100)}"}`), 100)).rejects.toMatchObject({
    code: "body-too-large",
  });
});

it("refuses megabytes of names before they are read, and takes megabytes of a value", async () => {
  const names = `{${Array.from({ length: 60_000 }, (_, at) => `"k${at}":0`).join(",")}}`;
  await expect(readJsonBody(post(names), 1e7)).rejects.toMatchObject({ code: "body-too-large" });
  const value = "QUJD".repeat(500_000);
  expect(await readJsonBody(post(`{"head":"${value}"}`), 1e7)).toEqual({ head: value });
});
