import { expect, test } from "vitest";
import { verifyCredentials } from "#features/account/server/verify-credentials.ts";
import { useTestSite } from "#testing/test-site.ts";
import { runUserCommand, UsageError } from "./user.ts";

const site = useTestSite();

async function run(args: string[], stdin = ""): Promise<string[]> {
  const lines: string[] = [];
  await runUserCommand(args, site.db, { print: (line) => lines.push(line), readLine: async () => stdin });
  return lines;
}
const signIn = (email: string, password: string) =>
  verifyCredentials({ email, password, clientAddress: "test" }, { db: site.db, now: new Date() });
const passwordIn = (lines: string[]) => lines.join("\n").match(/: (\S+)$/)?.[1] ?? "";

test("add makes an account whose password is printed once and works", async () => {
  const lines = await run(["add", "--email", "First@Test.example", "--role", "admin", "--name", "First"]);
  expect(await signIn("first@test.example", passwordIn(lines))).toMatchObject({ role: "admin", name: "First" });
  await expect(run(["add", "--email", "first@test.example", "--role", "admin"])).rejects.toThrow(/reset --email/);
});

test("a password from standard input is not printed", async () => {
  const lines = await run(
    ["add", "--email", "quiet@test.example", "--role", "learner", "--password-stdin"],
    "from standard input",
  );
  expect(lines.join()).not.toContain("from standard input");
  expect(await signIn("quiet@test.example", "from standard input")).not.toBeNull();
  const short = run(["add", "--email", "short@test.example", "--role", "learner", "--password-stdin"], "short");
  await expect(short).rejects.toThrow(UsageError);
  expect((await run(["list"])).join()).not.toContain("short@test.example");
});

test("reset replaces the password", async () => {
  await run(["add", "--email", "forgetful@test.example", "--role", "learner", "--password-stdin"], "the old password");
  const password = passwordIn(await run(["reset", "--email", "forgetful@test.example"]));
  expect(await signIn("forgetful@test.example", "the old password")).toBeNull();
  expect(await signIn("forgetful@test.example", password)).not.toBeNull();
  await expect(run(["reset", "--email", "nobody@test.example"])).rejects.toThrow(/no account/);
});

test("role changes a role, but not that of the last administrator", async () => {
  await site.db.user.updateMany({ where: { role: "admin" }, data: { role: "learner" } });
  await run(["add", "--email", "only@test.example", "--role", "admin"]);
  await expect(run(["role", "--email", "only@test.example", "--role", "learner"])).rejects.toThrow(
    /last administrator/,
  );
  await run(["add", "--email", "next@test.example", "--role", "learner"]);
  await run(["role", "--email", "next@test.example", "--role", "admin"]);
  await run(["role", "--email", "only@test.example", "--role", "instructor"]);
  expect((await run(["list"])).join("\n")).toMatch(/only@test\.example\tinstructor[\s\S]*next@test\.example\tadmin/);
});

test.each([
  [[], /Say what to do/],
  [["frobnicate"], /no command/],
  [["add", "--email", "x", "--role", "admin"], /no e-mail address/],
  [["add", "--email", "a@b.example"], /which role/],
  [["add", "--email", "a@b.example", "--role", "owner"], /no role/],
  [["add", "--mail", "a@b.example"], /--mail/],
  [["role", "--role", "admin"], /whose account/],
])("%j is refused with what to do", async (args, message) => {
  await expect(run(args)).rejects.toThrow(message);
});
