-- AlterTable
ALTER TABLE "loyalty_account" ADD COLUMN     "changes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "shown" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "loyalty_lot" ADD COLUMN     "kept_from" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "loyalty_order" ADD COLUMN     "redeemed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "loyalty_rewards_version" (
    "shop_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "rewards" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loyalty_rewards_version_pkey" PRIMARY KEY ("shop_id","version")
);

-- CreateTable
CREATE TABLE "loyalty_redemption" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'held',
    "points" BIGINT NOT NULL,
    "reward" JSONB NOT NULL,
    "currency" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "reason" TEXT,
    "discount_id" BIGINT,
    "asked_at" TIMESTAMPTZ(6),
    "order_id" BIGINT,
    "used" BIGINT NOT NULL DEFAULT 0,
    "restored" BIGINT NOT NULL DEFAULT 0,
    "owed" BIGINT NOT NULL DEFAULT 0,
    "late" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "loyalty_redemption_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "loyalty_redemption_lot" (
    "shop_id" BIGINT NOT NULL,
    "redemption_id" BIGINT NOT NULL,
    "lot_id" BIGINT NOT NULL,
    "place" INTEGER NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "used" BIGINT NOT NULL DEFAULT 0,
    "restored" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "loyalty_redemption_lot_pkey" PRIMARY KEY ("shop_id","redemption_id","lot_id")
);

-- CreateIndex
CREATE INDEX "loyalty_redemption_shop_id_customer_id_idx" ON "loyalty_redemption"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "loyalty_redemption_shop_id_order_id_idx" ON "loyalty_redemption"("shop_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "loyalty_redemption_shop_id_code_key" ON "loyalty_redemption"("shop_id", "code");

-- CreateIndex
CREATE INDEX "loyalty_redemption_lot_shop_id_lot_id_idx" ON "loyalty_redemption_lot"("shop_id", "lot_id");

-- AddForeignKey
ALTER TABLE "loyalty_rewards_version" ADD CONSTRAINT "loyalty_rewards_version_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_redemption" ADD CONSTRAINT "loyalty_redemption_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "loyalty_account"("shop_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_redemption_lot" ADD CONSTRAINT "loyalty_redemption_lot_shop_id_redemption_id_fkey" FOREIGN KEY ("shop_id", "redemption_id") REFERENCES "loyalty_redemption"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_redemption_lot" ADD CONSTRAINT "loyalty_redemption_lot_shop_id_lot_id_fkey" FOREIGN KEY ("shop_id", "lot_id") REFERENCES "loyalty_lot"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Holds whose end is to be brought about.
CREATE INDEX "loyalty_redemption_due" ON "loyalty_redemption" ("shop_id", "due_at") WHERE "due_at" IS NOT NULL;

-- Accounts of which the storefront shows an earlier state.
CREATE INDEX "loyalty_account_unshown" ON "loyalty_account" ("shop_id", "customer_id") WHERE "changes" <> "shown";

ALTER TABLE "loyalty_redemption" ADD CONSTRAINT "loyalty_redemption_state" CHECK ("state" IN ('held', 'posted', 'voided'));
ALTER TABLE "loyalty_redemption" ADD CONSTRAINT "loyalty_redemption_used" CHECK ("used" BETWEEN 0 AND "points" AND "owed" BETWEEN 0 AND "used");
ALTER TABLE "loyalty_redemption" ADD CONSTRAINT "loyalty_redemption_restored" CHECK ("restored" BETWEEN 0 AND "used");
ALTER TABLE "loyalty_redemption_lot" ADD CONSTRAINT "loyalty_redemption_lot_parts" CHECK ("reserved" >= 0 AND "used" >= 0 AND "restored" BETWEEN 0 AND "used");
