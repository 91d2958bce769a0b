import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import path from "node:path";
import type { APIResponse, Page } from "@playwright/test";
import { findSecrets, secretSentences } from "../answer-key.ts";
import { expect, type Learner, lessonPath, newLearner, signInQuietly, test } from "../fixtures.ts";
import { LessonPage } from "../lesson-page.ts";

const secrets = [...secretSentences("ja"), ...secretSentences("en")];
const webFolder = path.resolve(import.meta.dirname, "../../apps/web");
const distFolder = path.join(webFolder, process.env.NEXT_DIST_DIR ?? ".next");

/** Keeps the body of every answer that the page gets. */
function recordBodies(page: Page): () => Promise<{ url: string; text: string }[]> {
  const bodies: Promise<{ url: string; text: string }>[] = [];
  page.on("response", (response) => {
    const kept = response.text().then(
      (text) => ({ url: response.url(), text }),
      // Redirects and answers of a page that was left have no body to read.
      () => ({ url: response.url(), text: "" }),
    );
    bodies.push(kept);
  });
  return () => Promise.all(bodies);
}

test("the answer key is known to this test", () => {
  expect(secrets.length).toBeGreaterThan(40);
  expect(findSecrets(JSON.stringify({ text: secrets[0] }), secrets)).toEqual([secrets[0]]);
});

test("nothing of the key is in the page, its data, its scripts or the API, and answering tells of one choice only", async ({
  page,
  learner,
}) => {
  const recorded = recordBodies(page);
  for (const locale of ["ja", "en"] as const) {
    await new LessonPage(page, locale).open();
    const payloads = [
      await page.request.get(`/${locale}${lessonPath}`, { headers: { rsc: "1" } }),
      await page.request.get(`/${locale}${lessonPath}?_rsc=1`, { headers: { rsc: "1", "next-router-prefetch": "1" } }),
      await page.request.get(`/${locale}${lessonPath}.rsc`),
      await page.request.get(`/${locale}${lessonPath}.txt`),
      await page.request.get(`/api/v1/lessons/transfer-learning/state?locale=${locale}`),
      await page.request.get("/api/v1/items/transfer-learning.advantage/attempts"),
      await page.request.get("/api/v1/openapi.json"),
      await page.request.get("/api/v1/labs/foodvision-head"),
    ];
    for (const payload of payloads) {
      const text = await payload.text();
      expect(findSecrets(text, secrets), payload.url()).toEqual([]);
      if (!payload.url().endsWith("openapi.json")) {
        expect(text, payload.url()).not.toMatch(/\\?"(correct|isCorrect|answerKey|expects|whens|right)\\?":/);
      }
    }
  }
  for (const { url, text } of await recorded()) expect(findSecrets(text, secrets), url).toEqual([]);

  const answer = await page.request.post("/api/v1/items/transfer-learning.advantage/attempts", {
    data: {
      response: { kind: "single-choice", choice: "labels" },
      locale: "en",
      idempotencyKey: crypto.randomUUID(),
    },
  });
  expect(answer.status()).toBe(201);
  const told = findSecrets(await answer.text(), secrets);
  expect(told.length).toBeGreaterThan(0);
  const source = readFileSync(
    path.join(webFolder, "../../courses/foodvision/lessons/transfer-learning.en.mdx"),
    "utf8",
  );
  const ofTheChoice = /<Choice id="labels">[\s\S]*?<\/Choice>/.exec(source)?.[0] ?? "";
  for (const sentence of told) expect(ofTheChoice).toContain(sentence);
  const state = await page.request.get("/api/v1/lessons/transfer-learning/state?locale=en");
  for (const sentence of findSecrets(await state.text(), secrets)) expect(ofTheChoice).toContain(sentence);
  expect(learner.id).not.toBe("");
});

test("no file that the site serves to browsers holds anything of the key", () => {
  const served = [path.join(distFolder, "static"), path.join(webFolder, "public")].filter(existsSync);
  const files = served.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(js|css|json|txt|html|map)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect(findSecrets(readFileSync(file, "utf8"), secrets), file).toEqual([]);
});

test("another's attempts, experiments and snapshots do not exist for a learner", async ({ page, site, sql }) => {
  const other = await newLearner(site);
  const { experiment, snapshot } = await keepThings(other, sql);
  await sql(
    `INSERT INTO attempt (id, user_id, item_id, revision_id, number, response, verdict, score, told, idempotency_key)
     SELECT gen_random_uuid(), $1, 'transfer-learning.head-input', id, 1, '{"kind":"number","text":"51277"}', 'wrong', 0, '{"feedback":[],"remarks":[]}', gen_random_uuid()
     FROM lesson_revision LIMIT 1`,
    [other.id],
  );
  const get = (address: string) => page.request.get(address);
  const expectNothing = async (response: APIResponse, statuses: number[]) => {
    const text = await response.text();
    expect(statuses, `${response.url()} ${text.slice(0, 200)}`).toContain(response.status());
    for (const trace of ["kept by another", "51277", other.email, other.name]) expect(text).not.toContain(trace);
  };
  for (const address of [
    `/api/v1/experiments/${experiment}`,
    `/api/v1/experiments/${experiment}?userId=${other.id}`,
    `/api/v1/snapshots/${snapshot}`,
    `/api/v1/snapshots/${snapshot}/content`,
    `/ja/experiments/${experiment}`,
    `/en/snapshots/${snapshot}`,
  ]) {
    await expectNothing(await get(address), [404]);
  }
  for (const locale of ["ja", "en"]) {
    await expectNothing(
      await page.request.get(`/${locale}/experiments/${experiment}?_rsc=1`, { headers: { rsc: "1" } }),
      [200, 404],
    );
  }
  for (const list of ["/api/v1/experiments", "/api/v1/snapshots", "/ja/experiments"]) {
    await expectNothing(await get(`${list}?userId=${other.id}`), [200, 400]);
  }
  const attempts = await get(`/api/v1/items/transfer-learning.head-input/attempts?userId=${other.id}`);
  await expectNothing(attempts, [200]);
  for (const address of [
    `/api/v1/teach/courses/foodvision/gradebook`,
    `/api/v1/teach/courses/foodvision/gradebook/export`,
    `/api/v1/teach/courses/foodvision/learners/${other.id}`,
    `/api/v1/teach/courses/foodvision/members`,
    `/ja/teach/courses/foodvision`,
    `/ja/teach/courses/foodvision/learners/${other.id}`,
    `/en/teach/courses/foodvision/people`,
  ]) {
    await expectNothing(await get(address), [403, 404]);
  }
  await expectNothing(await page.request.delete(`/api/v1/experiments/${experiment}`), [404]);
  await expectNothing(await page.request.patch(`/api/v1/experiments/${experiment}`, { data: { note: "mine" } }), [404]);
  await expectNothing(await page.request.delete(`/api/v1/snapshots/${snapshot}`), [404]);
  expect(await sql("SELECT note FROM experiment WHERE id = $1", [experiment])).toEqual([{ note: "kept by another" }]);
  expect(await sql("SELECT name FROM tensor_snapshot WHERE id = $1", [snapshot])).toHaveLength(1);
});

test("admin pages and the admin's API are nothing to a learner, nor to an instructor", async ({
  page,
  instructorPage,
  learner,
}) => {
  for (const who of [page, instructorPage]) {
    for (const address of ["/ja/admin", "/en/admin/people", "/en/admin/courses", "/en/admin/settings"]) {
      const response = await who.request.get(address);
      expect(response.status(), address).toBe(404);
      expect(await response.text()).not.toContain("admin@demo.example");
    }
    for (const address of ["overview", "people", "courses", "settings", "audit"]) {
      const response = await who.request.get(`/api/v1/admin/${address}`);
      expect([403, 404], address).toContain(response.status());
    }
    const raise = await who.request.patch(`/api/v1/admin/people/${learner.id}`, { data: { role: "admin" } });
    expect([403, 404]).toContain(raise.status());
    const settings = await who.request.put("/api/v1/admin/settings", { data: { signUp: "off" } });
    expect([403, 404, 405]).toContain(settings.status());
  }
  const profile = await page.request.patch("/api/v1/profile", { data: { name: "Still a learner", role: "admin" } });
  expect(profile.status()).toBeLessThan(500);
  const { viewer } = await (await page.request.get("/api/v1/me")).json();
  expect(viewer.role).toBe("learner");
});

test("a draft of a lesson, its source and its history are its authors' alone", async ({ page, sql }) => {
  const secret = "A paragraph that nobody has published";
  await sql(
    `INSERT INTO lesson (id, slug, course_id, position) SELECT gen_random_uuid(), 'unpublished', id, 99 FROM course WHERE slug = 'foodvision'
     ON CONFLICT DO NOTHING`,
  );
  for (const slug of ["unpublished", "transfer-learning"]) {
    await sql(
      `INSERT INTO lesson_draft (lesson_id, locale, user_id, source, base_revision, updated_at)
       SELECT l.id, 'en', u.id, $1, 0, now() FROM lesson l, "user" u WHERE l.slug = $2 AND u.email = 'instructor@demo.example'
       ON CONFLICT DO NOTHING`,
      [secret, slug],
    );
    for (const address of [
      `/api/v1/lessons/${slug}/source?locale=en`,
      `/api/v1/lessons/${slug}/drafts/en`,
      `/api/v1/lessons/${slug}/revisions?locale=en`,
      `/api/v1/lessons/${slug}/revisions/1?locale=en`,
      `/ja/teach/lessons/${slug}/edit`,
      `/en/teach/lessons/${slug}/edit`,
    ]) {
      const response = await page.request.get(address);
      const text = await response.text();
      expect([403, 404, 405], `${address} ${text.slice(0, 200)}`).toContain(response.status());
      expect(text).not.toContain(secret);
      expect(findSecrets(text, secrets), address).toEqual([]);
    }
    const preview = await page.request.post(`/api/v1/lessons/${slug}/preview`, {
      data: { locale: "en", source: "# x" },
    });
    expect([403, 404]).toContain(preview.status());
    const publish = await page.request.post(`/api/v1/lessons/${slug}/revisions`, {
      data: { sources: [{ locale: "en", source: "# x" }], note: "" },
    });
    expect([400, 403, 404]).toContain(publish.status());
  }
  for (const address of ["/en/courses/foodvision/unpublished", "/en/courses/foodvision/unpublished?_rsc=1"]) {
    const response = await page.request.get(address, address.includes("_rsc") ? { headers: { rsc: "1" } } : {});
    expect(await response.text()).not.toContain(secret);
    if (!address.includes("_rsc")) expect(response.status()).toBe(404);
  }
  await sql("DELETE FROM lesson WHERE slug = 'unpublished'");
  await sql("DELETE FROM lesson_draft WHERE source = $1", [secret]);
});

test("photos that only the server reads, and files beside the photos, cannot be named", async ({ site }) => {
  const manifest = path.join(webFolder, "../../courses/foodvision/images/manifest.json");
  const files: { path: string }[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).files : [];
  const hidden = files.find((file) => file.path.startsWith("server/"))?.path ?? "server/pizza/001.jpg";
  for (const address of [
    `/photos/foodvision/${hidden}`,
    `/photos/foodvision/train/../${hidden}`,
    `/photos/foodvision/train/%2e%2e/${hidden}`,
    `/photos/foodvision/train/..%2f${hidden}`,
    `/photos/foodvision/train%2f..%2f${hidden.replaceAll("/", "%2f")}`,
    `/photos/foodvision/./${hidden}`,
    `/photos/foodvision//${hidden}`,
    `/photos/foodvision/train/..%5c${hidden}`,
    `/photos/foodvision/${hidden.replace("server", "SERVER")}`,
    `/photos/foodvision/${hidden}%00.jpg`,
    `/photos/foodvision/manifest.json`,
    `/photos/foodvision/../lessons/transfer-learning.en.mdx`,
    `/photos/foodvision/%2e%2e/lessons/transfer-learning.en.mdx`,
    `/photos/..%2f..%2fpackage.json`,
    `/photos/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd`,
    `/_next/image?url=%2Fphotos%2Ffoodvision%2F${encodeURIComponent(hidden)}&w=640&q=75`,
    `/_next/static/../../server/app/index.html`,
    `/_next/static/%2e%2e/%2e%2e/server/middleware.js`,
    `/generated/%2e%2e/%2e%2e/package.json`,
    `/courses/foodvision/images/${hidden}`,
    `/courses/foodvision/lessons/transfer-learning.en.mdx`,
    `/course-files/foodvision/images/${hidden}`,
    `/course-files/foodvision/figures/../images/${hidden}`,
    `/course-files/foodvision/figures/%2e%2e/images/${hidden}`,
    `/course-files/foodvision/figures/..%2flessons%2ftransfer-learning.en.mdx`,
  ]) {
    const { status, type, body } = await rawGet(site.url, address);
    expect(status, address).not.toBe(200);
    expect(type, address).not.toMatch(/^image\//);
    expect(body, address).not.toMatch(/JFIF|root:x:0|@thaw\/|<Because>/);
  }
});

test("a write that another site's page sends is refused", async ({ page }) => {
  for (const [name, value] of [
    ["origin", "https://elsewhere.example"],
    ["sec-fetch-site", "cross-site"],
  ] as const) {
    const response = await page.request.post("/api/v1/items/transfer-learning.head-input/attempts", {
      headers: { [name]: value },
      data: { response: { kind: "number", text: "512" }, locale: "ja", idempotencyKey: crypto.randomUUID() },
    });
    expect(response.status()).toBe(403);
  }
});

test("every page carries a strict policy, and a script that was not the page's own is refused", async ({
  page,
  watch,
}) => {
  const lesson = new LessonPage(page);
  for (const address of [`/ja${lessonPath}`, "/ja", "/ja/sign-in", "/en/experiments", "/en/nowhere-at-all"]) {
    const headers = (await page.request.get(address)).headers();
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts, address).toContain("'self'");
    expect(policy, address).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*|https?:|data:|blob:)/);
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy, address).toContain(rule);
    }
    expect(headers, address).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["permissions-policy"], address).toContain("microphone=()");
    expect(headers["x-powered-by"], address).toBeUndefined();
  }
  await lesson.open();
  watch.expectQuiet();
  const outcome = await page.evaluate(async () => {
    const target = window as unknown as { injected?: number };
    const violated: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => violated.push(event.violatedDirective));
    const inline = document.createElement("script");
    inline.textContent = "window.injected = 1";
    document.body.append(inline);
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.injected = 2");
    document.body.append(button);
    button.click();
    const foreign = document.createElement("script");
    foreign.src = "data:text/javascript,window.injected=3";
    document.body.append(foreign);
    // Evaluated later, as a page would: what a debugger evaluates itself may evaluate more.
    setTimeout("window.injected = 4", 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { injected: target.injected, violated: violated.length };
  });
  expect(outcome.injected).toBeUndefined();
  expect(outcome.violated).toBeGreaterThanOrEqual(4);
  watch.forgive(/Content Security Policy|Refused to/i);
});

/** A request whose path is sent as it is: fetch and browsers resolve dots before they send. */
function rawGet(site: string, address: string): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(site);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path: address, method: "GET" }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString("latin1");
        resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", body });
      });
    });
    request.on("error", reject);
    request.end();
  });
}

/** An experiment and a snapshot of a learner, put straight into the database. */
async function keepThings(
  owner: Learner,
  sql: <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>,
): Promise<{ experiment: string; snapshot: string }> {
  const [experiment] = await sql<{ id: string }>(
    `INSERT INTO experiment (id, user_id, lesson_id, lab_id, number, note, backbone, backbone_sha256, data_sha256, seed, settings, curves, evaluation, head, idempotency_key)
     SELECT gen_random_uuid(), $1, id, 'foodvision-head', 1, 'kept by another', 'mobilenet-v3-small', repeat('a', 64), repeat('b', 64), 7, '{}', '[]', '{}', '\\x00', gen_random_uuid()
     FROM lesson WHERE slug = 'transfer-learning' RETURNING id`,
    [owner.id],
  );
  const [snapshot] = await sql<{ id: string }>(
    `INSERT INTO tensor_snapshot (id, user_id, name, tensors, byte_length, data, idempotency_key)
     VALUES (gen_random_uuid(), $1, 'kept by another', '[]', 1, '\\x00', gen_random_uuid()) RETURNING id`,
    [owner.id],
  );
  return { experiment: experiment?.id ?? "", snapshot: snapshot?.id ?? "" };
}

test("signed out, the same addresses give nothing either", async ({ newBrowser }) => {
  const context = await newBrowser();
  for (const address of ["/api/v1/experiments", "/api/v1/snapshots", "/api/v1/admin/people", "/api/v1/teach/courses"]) {
    expect((await context.request.get(address)).status(), address).toBe(401);
  }
  const forged = await newBrowser();
  const cookie = { name: "next-auth.session-token", value: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", path: "/" };
  await forged.addCookies([{ ...cookie, domain: "localhost" }]);
  const me = await (await forged.request.get("/api/v1/me")).json();
  expect(me.viewer).toBeNull();
  await signInQuietly(forged, await newLearner(JSON.parse(process.env.THAW_E2E_SITE ?? "{}")));
  expect((await (await forged.request.get("/api/v1/me")).json()).viewer.role).toBe("learner");
});
