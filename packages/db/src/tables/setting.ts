import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export async function selectOptionalSetting(db: Database, key: string): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key } }))?.value ?? null;
}

export async function upsertSetting(db: Database, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
