-- AlterTable
ALTER TABLE "loyalty_redemption" ADD COLUMN     "late_at" TIMESTAMPTZ(6),
ADD COLUMN     "seen_at" TIMESTAMPTZ(6);

UPDATE "loyalty_redemption" SET "late_at" = "ended_at" WHERE "late";

-- Late ones that no merchant has seen.
CREATE INDEX "loyalty_redemption_late" ON "loyalty_redemption" ("shop_id", "late_at", "id") WHERE "late_at" IS NOT NULL AND "seen_at" IS NULL;
