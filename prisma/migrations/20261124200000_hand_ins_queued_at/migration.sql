-- AlterTable
ALTER TABLE "lab_hand_in" ADD COLUMN "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "requeues" INTEGER NOT NULL DEFAULT 0;

-- What waits already keeps its place.
UPDATE "lab_hand_in" SET "queued_at" = "created_at";

-- DropIndex
DROP INDEX "lab_hand_in_state_created_at_idx";

-- CreateIndex
CREATE INDEX "lab_hand_in_state_queued_at_idx" ON "lab_hand_in"("state", "queued_at");
