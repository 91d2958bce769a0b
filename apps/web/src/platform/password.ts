import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB, 2 passes, 1 lane: OWASP's recommendation for password storage. 2 is `Algorithm.Argon2id`. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), options);

export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password.normalize("NFKC"));

let decoy: Promise<string> | undefined;

/** Costs what a real check costs, for an account that does not exist. Always false. */
export async function verifyNothing(password: string): Promise<false> {
  decoy ??= hashPassword("nobody's password");
  await verifyPassword(await decoy, password);
  return false;
}
