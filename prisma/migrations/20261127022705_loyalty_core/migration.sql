-- AlterTable
ALTER TABLE "loyalty_order" ADD COLUMN     "level" TEXT,
ADD COLUMN     "tier_factor" TEXT;

-- CreateTable
CREATE TABLE "loyalty_tier" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "level" TEXT,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "kept_until" TIMESTAMPTZ(6),
    "due_at" TIMESTAMPTZ(6),
    "manual_level" TEXT,
    "manual_since" TIMESTAMPTZ(6),
    "manual_until" TIMESTAMPTZ(6),
    "manual_by" TEXT,
    "rewarded" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tagged_as" TEXT,
    "changes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "loyalty_tier_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "loyalty_tier_change" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "from_level" TEXT,
    "to_level" TEXT,
    "cause" TEXT NOT NULL,
    "order_id" BIGINT,
    "happened_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL DEFAULT 'afterglow',

    CONSTRAINT "loyalty_tier_change_pkey" PRIMARY KEY ("shop_id","customer_id","number")
);

-- CreateTable
CREATE TABLE "loyalty_note" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "about" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "loyalty_note_pkey" PRIMARY KEY ("shop_id","customer_id","about")
);

-- CreateTable
CREATE TABLE "loyalty_occasion" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "way" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "next_on" DATE NOT NULL,

    CONSTRAINT "loyalty_occasion_pkey" PRIMARY KEY ("shop_id","customer_id","way")
);

-- CreateIndex
CREATE INDEX "loyalty_tier_shop_id_due_at_idx" ON "loyalty_tier"("shop_id", "due_at");

-- CreateIndex
CREATE INDEX "loyalty_tier_shop_id_level_idx" ON "loyalty_tier"("shop_id", "level");

-- CreateIndex
CREATE INDEX "loyalty_tier_change_shop_id_happened_at_idx" ON "loyalty_tier_change"("shop_id", "happened_at");

-- CreateIndex
CREATE INDEX "loyalty_occasion_shop_id_next_on_idx" ON "loyalty_occasion"("shop_id", "next_on");

-- AddForeignKey
ALTER TABLE "loyalty_tier" ADD CONSTRAINT "loyalty_tier_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_tier" ADD CONSTRAINT "loyalty_tier_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_tier_change" ADD CONSTRAINT "loyalty_tier_change_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "loyalty_tier"("shop_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_note" ADD CONSTRAINT "loyalty_note_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_note" ADD CONSTRAINT "loyalty_note_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_occasion" ADD CONSTRAINT "loyalty_occasion_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_occasion" ADD CONSTRAINT "loyalty_occasion_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER "loyalty_tier_change_append_only" BEFORE UPDATE OR DELETE ON "loyalty_tier_change" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- AlterTable
ALTER TABLE "platform_staff" ADD COLUMN     "adjust_up_to" BIGINT;

-- CreateTable
CREATE TABLE "loyalty_run" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "customers" BIGINT[],
    "started_by" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "expected" BIGINT NOT NULL,
    "cursor" BIGINT NOT NULL DEFAULT 0,
    "given" BIGINT NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "loyalty_run_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "loyalty_run_shop_id_key_key" ON "loyalty_run"("shop_id", "key");

-- AddForeignKey
ALTER TABLE "loyalty_run" ADD CONSTRAINT "loyalty_run_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, DELETE ON "loyalty_tier", "loyalty_tier_change" TO "afterglow_redaction";
