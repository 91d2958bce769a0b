-- A snapshot is loaded by its name, so a learner has one of each. Later ones of the same name get a number; the loop
-- goes on until a number is free.
DO $$
DECLARE
  twin RECORD;
  number INT;
BEGIN
  FOR twin IN
    SELECT id, user_id, name FROM (
      SELECT id, user_id, name, row_number() OVER (PARTITION BY user_id, name ORDER BY created_at, id) AS place
      FROM "tensor_snapshot") placed
    WHERE place > 1 ORDER BY user_id, name, place
  LOOP
    number := 2;
    WHILE EXISTS (SELECT 1 FROM "tensor_snapshot" WHERE user_id = twin.user_id AND name = twin.name || ' (' || number || ')') LOOP
      number := number + 1;
    END LOOP;
    UPDATE "tensor_snapshot" SET name = twin.name || ' (' || number || ')' WHERE id = twin.id;
  END LOOP;
END $$;

-- AlterTable
ALTER TABLE "tensor_snapshot" ADD COLUMN "lesson_id" UUID;

-- Values don't compress, and a tensor alone is read out of the middle of a file: external storage makes that one read.
ALTER TABLE "tensor_snapshot" ALTER COLUMN "data" SET STORAGE EXTERNAL;

-- CreateTable
CREATE TABLE "terminal_code" (
    "user_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "terminal" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "autosaved" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "terminal_code_pkey" PRIMARY KEY ("user_id","lesson_id","terminal","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "tensor_snapshot_user_id_name_key" ON "tensor_snapshot"("user_id", "name");

-- AddForeignKey
ALTER TABLE "tensor_snapshot" ADD CONSTRAINT "tensor_snapshot_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terminal_code" ADD CONSTRAINT "terminal_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terminal_code" ADD CONSTRAINT "terminal_code_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;
