-- AlterTable
ALTER TABLE "loyalty_state" ADD COLUMN     "figures_change" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "figures_entry" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "figures_until" DATE,
ADD COLUMN     "paused_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "loyalty_account" ADD COLUMN     "notice_at" TIMESTAMPTZ(6),
ADD COLUMN     "noticed" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "loyalty_lot" ADD COLUMN     "told_end" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "loyalty_redemption" ADD COLUMN     "tidied_at" TIMESTAMPTZ(6),
ADD COLUMN     "issued_id" BIGINT;

-- AlterTable
ALTER TABLE "loyalty_tier_change" ADD COLUMN     "id" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "returns_return" ADD COLUMN     "first" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "loyalty_event" (
    "shop_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "points" BIGINT NOT NULL,
    "refused" TEXT,
    "api_key_id" TEXT NOT NULL,

    CONSTRAINT "loyalty_event_pkey" PRIMARY KEY ("shop_id","key")
);

-- CreateTable
CREATE TABLE "loyalty_perk" (
    "shop_id" BIGINT NOT NULL,
    "level" TEXT NOT NULL,
    "perk" TEXT NOT NULL,
    "wanted" JSONB,
    "made" JSONB,
    "segment_id" BIGINT,
    "discount_id" BIGINT,
    "asked_at" TIMESTAMPTZ(6),
    "refused" TEXT,

    CONSTRAINT "loyalty_perk_pkey" PRIMARY KEY ("shop_id","level","perk")
);

-- CreateTable
CREATE TABLE "loyalty_day_figure" (
    "shop_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "points" BIGINT NOT NULL DEFAULT 0,
    "count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "loyalty_day_figure_pkey" PRIMARY KEY ("shop_id","day","measure","part")
);

-- CreateTable
CREATE TABLE "platform_api_key" (
    "shop_id" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "platform_api_key_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE INDEX "loyalty_event_shop_id_customer_id_event_happened_at_idx" ON "loyalty_event"("shop_id", "customer_id", "event", "happened_at");

-- CreateIndex
CREATE INDEX "loyalty_event_shop_id_received_at_idx" ON "loyalty_event"("shop_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_api_key_id_key" ON "platform_api_key"("id");

-- CreateIndex
CREATE UNIQUE INDEX "loyalty_tier_change_shop_id_id_key" ON "loyalty_tier_change"("shop_id", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_first_due_at_id_idx" ON "returns_return"("shop_id", "tab", "first", "due_at", "id");

-- AddForeignKey
ALTER TABLE "loyalty_event" ADD CONSTRAINT "loyalty_event_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_event" ADD CONSTRAINT "loyalty_event_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_perk" ADD CONSTRAINT "loyalty_perk_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_day_figure" ADD CONSTRAINT "loyalty_day_figure_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_api_key" ADD CONSTRAINT "platform_api_key_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Codes that ended without an order and that Shopify still lists.
CREATE INDEX "loyalty_redemption_untidied" ON "loyalty_redemption" ("shop_id", "ended_at") WHERE "state" = 'voided' AND "discount_id" IS NOT NULL AND "tidied_at" IS NULL;
-- Those whose holder still has points reserved.
CREATE INDEX "loyalty_redemption_held" ON "loyalty_redemption" ("shop_id", "id") WHERE "state" = 'held';

-- Store credits that stand for a redemption are looked up by Shopify's id.
CREATE INDEX "loyalty_redemption_issued" ON "loyalty_redemption" ("shop_id", "issued_id") WHERE "issued_id" IS NOT NULL;

-- Accounts whose owners are to be told of points that will expire, and those of which it is not known when.
CREATE INDEX "loyalty_account_notice" ON "loyalty_account" ("shop_id", "notice_at") WHERE "notice_at" IS NOT NULL;
CREATE INDEX "loyalty_account_unnoticed" ON "loyalty_account" ("shop_id", "customer_id") WHERE "changes" <> "noticed";
