import { encode } from "next-auth/jwt";

/** Must be in the environment before anything of the platform is read. */
export const testSecret = "a secret for tests alone, of more than 32 letters";

/** The session cookie that next-auth would give this user. */
export async function signInAs(user: { id: string; sessionVersion: number }): Promise<string> {
  const token = await encode({ token: { sub: user.id, sessionVersion: user.sessionVersion }, secret: testSecret });
  return `next-auth.session-token=${token}`;
}
