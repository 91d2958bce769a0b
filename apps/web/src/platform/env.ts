import { z } from "zod";

/** The one place where the process's environment is read. */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().startsWith("postgres", "DATABASE_URL must be a postgresql:// address"),
  NEXTAUTH_SECRET: z.string().min(32, "NEXTAUTH_SECRET needs at least 32 characters"),
  PUBLIC_URL: z.url().optional().describe("The address under which people reach the site"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  THAW_DATA_DIR: z.string().default(".data"),
  THAW_SIGN_UP: z.enum(["open", "invitation", "off"]).default("open").describe("Until an admin sets it in the site"),
  THAW_TRUST_PROXY: z.enum(["on", "off"]).default("off").describe("Whether X-Forwarded-For names the client"),
  THAW_LOG: z.enum(["on", "off"]).default("on"),
  THAW_LEARNER_STORAGE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(64)
    .describe("Of snapshots and experiments"),
  THAW_LEARNER_SNAPSHOTS: z.coerce.number().int().min(1).max(10_000).default(200),
  THAW_LEARNER_EXPERIMENTS: z.coerce.number().int().min(1).max(10_000).default(200),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** Read at first use, not at import: building the site needs no database. */
export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not right:\n${lines.join("\n")}`);
  }
  cached = parsed.data;
  return cached;
}
