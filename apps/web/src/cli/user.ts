import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { emailSchema, nameSchema, passwordSchema } from "@thaw/contracts/account";
import { type Role, roleSchema } from "@thaw/contracts/ids";
import { createDatabase, inTransaction, isUniqueViolation, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { insertUser, selectOptionalUserByEmail, selectUsers, type UserRow } from "@thaw/db/tables/user";
import { changePerson } from "#features/admin/server/change-person.ts";
import { generatePassword } from "#features/admin/server/generate-password.ts";
import { resetPassword } from "#features/admin/server/reset-password.ts";
import { DomainError } from "#platform/domain-error.ts";
import { hashPassword } from "#platform/password.ts";

const usage = `Accounts, at the command line:

  npm run user -- add   --email ADDRESS --role learner|instructor|admin [--name NAME] [--password-stdin]
  npm run user -- reset --email ADDRESS [--password-stdin]
  npm run user -- role  --email ADDRESS --role learner|instructor|admin
  npm run user -- list

Without --password-stdin a password is made up and printed once. With it, one line is read:
  printf '%s\\n' "$PASSWORD" | npm run -s user -- add --email you@example.org --role admin --password-stdin
`;

/** What the person at the command line can put right: printed as it is, without a stack. */
export class UsageError extends Error {
  override name = "UsageError";
}

interface Io {
  print: (line: string) => void;
  /** One line of standard input. */
  readLine: () => Promise<string>;
}

/**
 * Runs one command.
 * @throws UsageError with a sentence that says what to do.
 */
export async function runUserCommand(args: string[], db: RootDatabase, io: Io): Promise<void> {
  const { command, values } = parse(args);
  switch (command) {
    case "add":
      return add(values, db, io);
    case "reset":
      return reset(values, db, io);
    case "role":
      return setRole(values, db, io);
    case "list":
      return list(db, io);
    default:
      throw new UsageError(`${command ? `There is no command “${command}”.` : "Say what to do."}\n\n${usage}`);
  }
}

interface Values {
  email?: string | undefined;
  role?: string | undefined;
  name?: string | undefined;
  "password-stdin"?: boolean | undefined;
}

function parse(args: string[]): { command: string | undefined; values: Values } {
  const options = {
    email: { type: "string" },
    role: { type: "string" },
    name: { type: "string" },
    "password-stdin": { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) throw new UsageError(usage);
    if (positionals.length > 1) throw new UsageError(`One command at a time: ${positionals.join(" ")}\n\n${usage}`);
    return { command: positionals[0], values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function emailOf({ email }: Values): string {
  const parsed = emailSchema.safeParse(email ?? "");
  if (parsed.success) return parsed.data;
  throw new UsageError(email ? `“${email}” is no e-mail address.` : "Say whose account it is: --email ADDRESS");
}

function roleOf({ role }: Values): Role {
  const parsed = roleSchema.safeParse(role);
  if (parsed.success) return parsed.data;
  const choices = roleSchema.options.join(", ");
  throw new UsageError(
    role ? `“${role}” is no role. There are ${choices}.` : `Say which role: --role, one of ${choices}`,
  );
}

async function passwordOf(values: Values, io: Io): Promise<string | undefined> {
  if (!values["password-stdin"]) return undefined;
  const parsed = passwordSchema.safeParse(await io.readLine());
  if (!parsed.success) throw new UsageError("A password needs 10 to 200 characters; nothing was changed.");
  return parsed.data;
}

async function find(email: string, db: RootDatabase): Promise<UserRow> {
  const user = await selectOptionalUserByEmail(db, email);
  if (!user) throw new UsageError(`There is no account with the address ${email}. npm run user -- list shows them.`);
  return user;
}

async function add(values: Values, db: RootDatabase, io: Io): Promise<void> {
  const email = emailOf(values);
  const role = roleOf(values);
  const name = nameSchema.safeParse(values.name ?? email.slice(0, email.indexOf("@")));
  if (!name.success) throw new UsageError("A name has 1 to 80 characters.");
  const given = await passwordOf(values, io);
  const password = given ?? generatePassword();
  const passwordHash = await hashPassword(password);
  try {
    await inTransaction(db, async (tx) => {
      const user = await insertUser(tx, { email, name: name.data, role, passwordHash, locale: "ja" });
      await insertAuditEntry(tx, { actorId: null, action: "user.add", subject: `user:${user.id}`, detail: { role } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new UsageError(`${email} has an account already. A new password: npm run user -- reset --email ${email}`);
  }
  io.print(`Added ${email}, ${role}.`);
  if (!given) io.print(`Password, shown this once: ${password}`);
}

async function reset(values: Values, db: RootDatabase, io: Io): Promise<void> {
  const user = await find(emailOf(values), db);
  const given = await passwordOf(values, io);
  const password = await resetPassword({ actorId: null, userId: user.id, password: given }, { db });
  io.print(`${user.email} has a new password and is signed out everywhere.`);
  if (!given) io.print(`Password, shown this once: ${password}`);
}

async function setRole(values: Values, db: RootDatabase, io: Io): Promise<void> {
  const role = roleOf(values);
  const user = await find(emailOf(values), db);
  try {
    await changePerson({ actorId: null, userId: user.id, role }, { db, now: new Date() });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "last-admin") throw error;
    throw new UsageError(`${user.email} is the last administrator. Make somebody else one first.`);
  }
  io.print(`${user.email} is now ${role}; it holds from their next request.`);
}

async function list(db: RootDatabase, io: Io): Promise<void> {
  const take = 500;
  for (let skip = 0, total = 1; skip < total; skip += take) {
    const page = await selectUsers(db, { skip, take });
    total = page.total;
    for (const { email, role, name, disabledAt } of page.users) {
      io.print([email, role, name, ...(disabledAt ? ["closed"] : [])].join("\t"));
    }
  }
}

async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return "";
}

/** Prisma's and Node's codes for a server that is not there. */
const isUnreachable = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  ["P1001", "ECONNREFUSED"].includes(String(error.code));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_URL;
  const db = url ? createDatabase({ url, poolSize: 2 }) : undefined;
  try {
    if (!db) throw new UsageError("DATABASE_URL says where the database is; npm run user sets it.");
    await runUserCommand(process.argv.slice(2), db, {
      print: (line) => process.stdout.write(`${line}\n`),
      readLine,
    });
  } catch (error) {
    if (isUnreachable(error)) process.stderr.write("The database does not answer. Start Thaw first: npm start\n");
    else if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
    else throw error;
    process.exitCode = 1;
  } finally {
    await db?.$disconnect();
  }
}
