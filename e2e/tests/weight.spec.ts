import { expect, lessonPath, test } from "../fixtures.ts";
import { LessonPage } from "../lesson-page.ts";

const limitBytes = 150 * 1024;

test("a lesson page weighs at most 150 KB of gzip JavaScript before the lab is opened", async ({
  newBrowser,
  learner,
}) => {
  const context = await newBrowser({ extraHTTPHeaders: { "accept-encoding": "gzip" } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const scripts = new Map<string, { url: string; bytes: number }>();
  const isScript = new Map<string, { url: string; bodyBytes: number }>();
  client.on("Network.responseReceived", ({ requestId, response, type }) => {
    // A module script, a preload that becomes one, or a worker's: whatever is JavaScript.
    if (type !== "Script" && !/javascript/.test(response.mimeType)) return;
    // The compressed body, as the server measures it; headers are no JavaScript.
    const length = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-length")?.[1];
    isScript.set(requestId, { url: response.url, bodyBytes: Number(length ?? 0) });
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = isScript.get(requestId);
    if (script) scripts.set(script.url, { url: script.url, bytes: script.bodyBytes || encodedDataLength });
  });
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: learner.email, password: learner.password, json: "true" },
  });
  const lesson = new LessonPage(page);
  await lesson.open();
  await page.waitForLoadState("networkidle");
  // Reading to the end of the questions and answering one belongs to reading a lesson.
  await lesson.choose("advantage", "features");
  await page.locator("#challenge").scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
  const sizes = [...scripts.values()].sort((a, b) => b.bytes - a.bytes);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const table = sizes.map(({ url, bytes }) => `${(bytes / 1024).toFixed(1)} KB ${new URL(url).pathname}`).join("\n");
  test.info().annotations.push({ type: "weight", description: `${(total / 1024).toFixed(1)} KB` });
  expect(sizes.length, lessonPath).toBeGreaterThan(3);
  expect(total, `${(total / 1024).toFixed(1)} KB:\n${table}`).toBeLessThanOrEqual(limitBytes);
});
