-- CreateTable
CREATE TABLE "lab_hand_in" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "revision_id" UUID NOT NULL,
    "experiment_id" UUID,
    "experiment_number" INTEGER NOT NULL,
    "head_sha256" TEXT NOT NULL,
    "photos_sha256" TEXT NOT NULL,
    "goal" DOUBLE PRECISION NOT NULL,
    "own_correct" INTEGER NOT NULL,
    "own_total" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "runs" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "counted" INTEGER,
    "photos" INTEGER,
    "reached" BOOLEAN,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "lab_hand_in_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "lab_hand_in_state" CHECK ("state" IN ('queued', 'running', 'done', 'failed')),
    -- What is done has all of its result, and nothing else has any.
    CONSTRAINT "lab_hand_in_result" CHECK (
        ("state" = 'done') = ("counted" IS NOT NULL AND "photos" IS NOT NULL AND "reached" IS NOT NULL)
    )
);

-- CreateIndex
CREATE INDEX "lab_hand_in_user_id_item_id_created_at_idx" ON "lab_hand_in"("user_id", "item_id", "created_at");

-- CreateIndex
CREATE INDEX "lab_hand_in_state_created_at_idx" ON "lab_hand_in"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "lab_hand_in_user_id_item_id_head_sha256_photos_sha256_goal_key" ON "lab_hand_in"("user_id", "item_id", "head_sha256", "photos_sha256", "goal");

-- AddForeignKey
ALTER TABLE "lab_hand_in" ADD CONSTRAINT "lab_hand_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab_hand_in" ADD CONSTRAINT "lab_hand_in_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab_hand_in" ADD CONSTRAINT "lab_hand_in_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "lesson_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab_hand_in" ADD CONSTRAINT "lab_hand_in_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE SET NULL ON UPDATE CASCADE;
