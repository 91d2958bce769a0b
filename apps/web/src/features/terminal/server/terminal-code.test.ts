import type { LessonState } from "@thaw/contracts/attempts";
import type { Problem } from "@thaw/contracts/problem";
import type { TerminalCode, TerminalVersion } from "@thaw/contracts/terminal-code";
import { beforeAll, describe, expect, it } from "vitest";
import * as stateRoute from "#app/api/v1/lessons/[slug]/state/route.ts";
import * as codeRoute from "#app/api/v1/terminals/[id]/code/route.ts";
import * as versionRoute from "#app/api/v1/terminals/[id]/versions/[version]/route.ts";
import * as versionsRoute from "#app/api/v1/terminals/[id]/versions/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";
import { listTerminalVersions } from "./read-terminal-code.ts";
import { saveTerminalCode } from "./save-terminal-code.ts";

const site = useTestSite();
const id = "transfer-learning.test-terminal";

beforeAll(async () => {
  const terminal = (slug: string) => ({ id: `transfer-learning.${slug}`, slug, code: "" });
  const terminals = JSON.stringify([terminal("test-terminal"), terminal("second")]);
  await site.db
    .$executeRaw`UPDATE lesson_revision SET document = jsonb_set(document, '{terminals}', ${terminals}::jsonb)`;
});

const put = (cookie: string | undefined, body: unknown, terminalId = id) =>
  callRoute<{ code: TerminalCode } & Problem>(codeRoute.PUT, {
    method: "PUT",
    params: { id: terminalId },
    body,
    ...(cookie ? { cookie } : {}),
  });
const get = async (cookie: string, terminalId = id) =>
  (await callRoute<{ code: TerminalCode | null }>(codeRoute.GET, { params: { id: terminalId }, cookie })).body.code;
const versions = async (cookie: string) =>
  (await callRoute<{ versions: TerminalVersion[] }>(versionsRoute.GET, { params: { id }, cookie })).body.versions;
const version = (cookie: string, number: number) =>
  callRoute<{ code: TerminalCode }>(versionRoute.GET, { params: { id, version: String(number) }, cookie });

describe("a learner's code", () => {
  it("is kept, a terminal at a time, and comes with the lesson's state", async () => {
    const { cookie } = await site.user();
    expect(await get(cookie)).toBeNull();
    const first = await put(cookie, { code: "x = 1", version: 0 });
    expect([first.status, first.body.code]).toEqual([200, expect.objectContaining({ code: "x = 1", version: 1 })]);
    await put(cookie, { code: "x = 2", version: 1 });
    await put(cookie, { code: "y = '日本語'", version: 0 }, "transfer-learning.second");
    expect(await get(cookie)).toMatchObject({ terminalId: id, code: "x = 2", version: 2 });
    const { body } = await callRoute<LessonState>(stateRoute.GET, {
      params: { slug: "transfer-learning" },
      query: { locale: "en" },
      cookie,
    });
    expect(body.terminals.map(({ terminalId, code, version }) => [terminalId, code, version]).sort()).toEqual([
      ["transfer-learning.second", "y = '日本語'", 1],
      [id, "x = 2", 2],
    ]);
  });

  it("is not overwritten by a window that has not seen it", async () => {
    const { cookie } = await site.user();
    await put(cookie, { code: "a", version: 0 });
    await put(cookie, { code: "from the first window", version: 1 });
    for (const stale of [0, 1, 7]) {
      const refused = await put(cookie, { code: "from the second window", version: stale });
      expect([refused.status, refused.body.code]).toEqual([409, "stale"]);
      expect(refused.body.extra).toEqual({
        code: expect.objectContaining({ code: "from the first window", version: 2 }),
      });
    }
    expect(await get(cookie)).toMatchObject({ code: "from the first window", version: 2 });
  });

  it("is saved by one of many windows at once", async () => {
    const { cookie } = await site.user();
    for (const autosave of [false, true]) {
      for (const base of [0, 1, 2]) {
        const start = (await get(cookie))?.version ?? 0;
        const all = await Promise.all(
          [1, 2, 3, 4].map((n) => put(cookie, { code: `${autosave} ${base} ${n}`, version: start, autosave })),
        );
        expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
        const won = all.find(({ status }) => status === 200);
        expect((await get(cookie))?.code).toBe(won?.body.code.code);
      }
    }
  });

  it("that is the same is not saved anew, whichever window sends it", async () => {
    const { cookie } = await site.user();
    await put(cookie, { code: "same", version: 0 });
    for (const base of [0, 1]) {
      expect((await put(cookie, { code: "same", version: base })).body.code.version).toBe(1);
    }
    expect(await versions(cookie)).toHaveLength(1);
  });

  it("leaves its last ten versions behind", async () => {
    const { cookie } = await site.user();
    for (let n = 0; n < 12; n++) await put(cookie, { code: `\n# ${n}\nprint(${n})`, version: n });
    const kept = await versions(cookie);
    expect(kept.map(({ version }) => version)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(kept[0]).toMatchObject({ firstLine: "# 11", length: "\n# 11\nprint(11)".length });
    expect((await version(cookie, 3)).body.code).toMatchObject({ code: "\n# 2\nprint(2)", version: 3 });
    expect((await version(cookie, 2)).status).toBe(404);
  });

  it("saved while typing is one version for some minutes, and a run settles it", async () => {
    const { user } = await site.user();
    const save = (code: string, base: number, minute: number, autosave = true) =>
      saveTerminalCode(
        { viewer: user, terminalId: id, code, version: base, autosave },
        { db: site.db, now: new Date(Date.UTC(2026, 0, 1, 0, minute)) },
      );
    await save("a", 0, 0);
    await save("ab", 1, 1);
    await save("abc", 2, 4);
    const list = async () =>
      (await listTerminalVersions({ viewer: user, terminalId: id }, { db: site.db })).map(({ firstLine }) => firstLine);
    expect(await list()).toEqual(["abc"]);
    await save("abcd", 3, 6);
    expect(await list()).toEqual(["abcd", "abc"]);
    await save("abcd", 4, 6, false);
    await save("abcde", 4, 7);
    expect(await list()).toEqual(["abcde", "abcd", "abc"]);
  });

  it("goes with the account", async () => {
    const { user, cookie } = await site.user();
    await put(cookie, { code: "mine", version: 0 });
    await site.db.user.delete({ where: { id: user.id } });
    expect(await site.db.terminalCode.count({ where: { userId: user.id } })).toBe(0);
  });
});

describe("what is refused", () => {
  it("too much, NUL and half characters", async () => {
    const { cookie } = await site.user();
    const most = "あ".repeat(64 * 1024);
    for (const code of [`${most}x`, "a\0b", "\ud800"]) {
      const refused = await put(cookie, { code, version: 0 });
      expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([400, "body.code"]);
    }
    expect((await put(cookie, { code: most, version: 0 })).status).toBe(200);
    expect((await put(cookie, { code: "x".repeat(400_000), version: 1 })).status).toBe(413);
  });

  it("a terminal that no published lesson has", async () => {
    const { cookie } = await site.user();
    for (const terminalId of ["transfer-learning.other", "no-lesson.test-terminal"]) {
      expect((await put(cookie, { code: "x", version: 0 }, terminalId)).status).toBe(404);
      expect((await callRoute(codeRoute.GET, { params: { id: terminalId }, cookie })).status).toBe(404);
    }
    expect((await put(cookie, { code: "x", version: 0 }, "not an id")).status).toBe(400);
  });

  it("who is not signed in, and another's code is one's own that is empty", async () => {
    const owner = await site.user();
    await put(owner.cookie, { code: "secret", version: 0 });
    expect((await put(undefined, { code: "x", version: 0 })).status).toBe(401);
    for (const route of [codeRoute.GET, versionsRoute.GET]) {
      expect((await callRoute(route, { params: { id } })).status).toBe(401);
    }
    expect((await callRoute(versionRoute.GET, { params: { id, version: "1" } })).status).toBe(401);
    const other = await site.user();
    expect(await get(other.cookie)).toBeNull();
    expect(await versions(other.cookie)).toEqual([]);
    expect((await version(other.cookie, 1)).status).toBe(404);
  });

  it("a lesson that is not open to who asks", async () => {
    const { cookie } = await site.user();
    await site.db.course.updateMany({ data: { visibility: "enrolled" } });
    try {
      expect((await put(cookie, { code: "x", version: 0 })).status).toBe(404);
      const member = await site.user({ enrol: "learner" });
      expect((await put(member.cookie, { code: "x", version: 0 })).status).toBe(200);
    } finally {
      await site.db.course.updateMany({ data: { visibility: "open" } });
    }
  });

  it("more than a hand can type", async () => {
    const { user, cookie } = await site.user();
    await site.db.$executeRaw`
      INSERT INTO rate_limit (key, count, window_start, expires_at)
      VALUES (${`terminal-code:${user.id}`}, 120, now(), now() + interval '1 minute')`;
    expect((await put(cookie, { code: "x", version: 0 })).status).toBe(429);
  });
});
