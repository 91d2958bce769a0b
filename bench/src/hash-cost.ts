import { hashPassword, verifyPassword } from "../../apps/web/src/platform/password.ts";

/** CPU of checking one password, milliseconds: the part of a sign-in that is meant to be dear. */
export async function measureHash(repeats: number): Promise<number> {
  const password = "a phrase to be measured";
  const hash = await hashPassword(password);
  const before = process.cpuUsage();
  for (let index = 0; index < repeats; index += 1) await verifyPassword(hash, password);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repeats;
}
