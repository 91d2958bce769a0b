import { createHash } from "node:crypto";
import type { Problem } from "@thaw/contracts/problem";
import { insertInvitation } from "@thaw/db/tables/invitation";
import { describe, expect, it } from "vitest";
import { GET as me } from "#app/api/v1/me/route.ts";
import { PUT as changePassword } from "#app/api/v1/password/route.ts";
import { POST as signOutEverywhere } from "#app/api/v1/sign-out-everywhere/route.ts";
import { POST as signUp } from "#app/api/v1/sign-up/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { signInAs } from "#testing/sign-in-as.ts";
import { useTestSite } from "#testing/test-site.ts";
import { writeSignUpPolicy } from "./site-settings.ts";
import { verifyCredentials } from "./verify-credentials.ts";

const site = useTestSite();
const now = new Date();
let count = 0;
const person = () => {
  count += 1;
  return { email: `new${count}@test.example`, name: "New", password: "correct horse battery", locale: "en" };
};
const join = (body: unknown) => callRoute<Problem & { email: string }>(signUp, { method: "POST", body });
const verify = (email: string, password: string, clientAddress = "10.0.0.1") =>
  verifyCredentials({ email, password, clientAddress }, { db: site.db, now });

describe("signing up", () => {
  it("makes a learner, whose address is compared without case", async () => {
    const body = person();
    expect((await join(body)).status).toBe(201);
    expect(await verify(body.email.toUpperCase(), body.password)).toMatchObject({ role: "learner" });
    expect((await join({ ...body, email: body.email.toUpperCase() })).body.code).toBe("email-taken");
  });

  it("lists every invalid field", async () => {
    const { body } = await join({ email: "no address", name: " ", password: "short", locale: "en" });
    expect(body.fields?.map((field) => field.path)).toEqual(["body.email", "body.name", "body.password"]);
  });

  it("can't be made to grant a role", async () => {
    const body = { ...person(), role: "admin" };
    await join(body);
    expect(await verify(body.email, body.password)).toMatchObject({ role: "learner" });
  });

  it("keeps to the policy, and an invitation lets one person in", async () => {
    await writeSignUpPolicy(site.db, "invitation");
    try {
      expect((await join(person())).body.code).toBe("sign-up-closed");
      const { user } = await site.user({ role: "admin" });
      const token = "an-invitation-token-of-some-length";
      const tokenHash = new Uint8Array(createHash("sha256").update(token).digest());
      const expiresAt = new Date(Date.now() + 60_000);
      await insertInvitation(site.db, {
        tokenHash,
        role: "instructor",
        courseId: null,
        note: "",
        createdBy: user.id,
        expiresAt,
      });
      const [first, second] = await Promise.all([
        join({ ...person(), invitation: token }),
        join({ ...person(), invitation: token }),
      ]);
      expect([first?.status, second?.status].sort()).toEqual([201, 400]);
      await writeSignUpPolicy(site.db, "off");
      expect((await join({ ...person(), invitation: token })).body.code).toBe("sign-up-closed");
    } finally {
      await writeSignUpPolicy(site.db, "open");
    }
  });
});

describe("checking credentials", () => {
  it("says the same of a wrong password, an unknown account and a closed one", async () => {
    const body = person();
    await join(body);
    expect(await verify(body.email, "wrong password")).toBeNull();
    expect(await verify("nobody@test.example", body.password)).toBeNull();
    await site.db.user.update({ where: { email: body.email }, data: { disabledAt: now } });
    expect(await verify(body.email, body.password)).toBeNull();
  });

  it("takes about as long for an unknown account as for a wrong password", async () => {
    const body = person();
    await join(body);
    const time = async (email: string, address: string) => {
      const started = performance.now();
      await verify(email, "wrong password", address);
      return performance.now() - started;
    };
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      known.push(await time(body.email, `10.1.0.${i}`));
      unknown.push(await time(`nobody${i}@test.example`, `10.2.0.${i}`));
    }
    const ratio = median(unknown) / median(known);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it("stops guessing at an account after ten failures, and counts them in the database", async () => {
    const body = person();
    await join(body);
    for (let i = 0; i < 10; i += 1) await verify(body.email, "wrong password", `10.3.0.${i}`);
    await expect(verify(body.email, body.password, "10.3.1.1")).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("ending sessions", () => {
  it("ends them all with the next request", async () => {
    const { cookie } = await site.user();
    expect((await callRoute<{ viewer: unknown }>(me, { cookie })).body.viewer).not.toBeNull();
    expect((await callRoute(signOutEverywhere, { method: "POST", cookie })).status).toBe(200);
    expect((await callRoute<{ viewer: unknown }>(me, { cookie })).body.viewer).toBeNull();
    expect((await callRoute(signOutEverywhere, { method: "POST", cookie })).status).toBe(401);
  });

  it("ends them with a new password, which needs the old one", async () => {
    const body = person();
    await join(body);
    const user = await verify(body.email, body.password);
    if (!user) throw new Error("no user");
    const cookie = await signInAs(user);
    const change = (current: string) =>
      callRoute<Problem>(changePassword, { method: "PUT", cookie, body: { current, next: "another long phrase" } });
    expect((await change("wrong password")).body.code).toBe("wrong-credentials");
    expect((await change(body.password)).status).toBe(200);
    expect((await change("another long phrase")).status).toBe(401);
    expect(await verify(body.email, body.password)).toBeNull();
    expect(await verify(body.email, "another long phrase")).not.toBeNull();
  });

  it("takes a role from the row, not from the session", async () => {
    const { user, cookie } = await site.user();
    await site.db.user.update({ where: { id: user.id }, data: { role: "admin" } });
    expect((await callRoute<{ viewer: { role: string } }>(me, { cookie })).body.viewer.role).toBe("admin");
  });
});
