-- CreateTable
CREATE TABLE "returns_state" (
    "shop_id" BIGINT NOT NULL,
    "live_from" TIMESTAMPTZ(6),

    CONSTRAINT "returns_state_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "returns_policy_version" (
    "shop_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "policy" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "returns_policy_version_pkey" PRIMARY KEY ("shop_id","version")
);

-- CreateTable
CREATE TABLE "returns_return" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "order_id" BIGINT NOT NULL,
    "order_shopify_id" BIGINT NOT NULL,
    "order_name" TEXT NOT NULL,
    "customer_id" BIGINT,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tab" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "quoted_minor" BIGINT NOT NULL,
    "quote" JSONB NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "shopify_id" BIGINT,
    "refund_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "hold" JSONB,
    "declined_reason" TEXT,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(6),
    "paid" JSONB,
    "refunded_shop_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_shop_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "returns_return_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "returns_line" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "line_shopify_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT,
    "sku" TEXT,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "returns_line_pkey" PRIMARY KEY ("shop_id","return_id","position")
);

-- CreateTable
CREATE TABLE "returns_unit" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "line_shopify_id" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "fulfillment_shopify_id" BIGINT NOT NULL,
    "held" BOOLEAN NOT NULL DEFAULT true,
    "received_at" TIMESTAMPTZ(6),
    "grade" TEXT,
    "disposition" TEXT,

    CONSTRAINT "returns_unit_pkey" PRIMARY KEY ("shop_id","return_id","line_shopify_id","ordinal")
);

-- CreateTable
CREATE TABLE "returns_words" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "place" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "returns_words_pkey" PRIMARY KEY ("shop_id","return_id","place")
);

-- CreateTable
CREATE TABLE "returns_step" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "returns_step_pkey" PRIMARY KEY ("shop_id","return_id","number")
);

-- CreateTable
CREATE TABLE "returns_intent" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "plan" JSONB NOT NULL DEFAULT '{}',
    "result_id" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "planned_at" TIMESTAMPTZ(6) NOT NULL,
    "claim" TEXT,
    "claimed_until" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "returns_intent_pkey" PRIMARY KEY ("shop_id","return_id","kind")
);

-- CreateTable
CREATE TABLE "returns_native" (
    "shop_id" BIGINT NOT NULL,
    "shopify_id" BIGINT NOT NULL,
    "order_shopify_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "returns_native_pkey" PRIMARY KEY ("shop_id","shopify_id")
);

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_since_id_idx" ON "returns_return"("shop_id", "tab", "since", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_customer_id_idx" ON "returns_return"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_order_shopify_id_idx" ON "returns_return"("shop_id", "order_shopify_id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_settled_at_idx" ON "returns_return"("shop_id", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "returns_return_shop_id_order_id_number_key" ON "returns_return"("shop_id", "order_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "returns_return_shop_id_order_id_key_key" ON "returns_return"("shop_id", "order_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "returns_return_shop_id_shopify_id_key" ON "returns_return"("shop_id", "shopify_id");

-- CreateIndex
CREATE UNIQUE INDEX "returns_intent_shop_id_kind_result_id_key" ON "returns_intent"("shop_id", "kind", "result_id");

-- CreateIndex
CREATE INDEX "returns_native_shop_id_order_shopify_id_idx" ON "returns_native"("shop_id", "order_shopify_id");

-- AddForeignKey
ALTER TABLE "returns_state" ADD CONSTRAINT "returns_state_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_policy_version" ADD CONSTRAINT "returns_policy_version_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_line" ADD CONSTRAINT "returns_line_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_unit" ADD CONSTRAINT "returns_unit_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_words" ADD CONSTRAINT "returns_words_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_step" ADD CONSTRAINT "returns_step_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_intent" ADD CONSTRAINT "returns_intent_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_native" ADD CONSTRAINT "returns_native_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- Two returns never hold the same unit.
CREATE UNIQUE INDEX "returns_unit_held" ON "returns_unit" ("shop_id", "order_id", "line_shopify_id", "ordinal") WHERE "held";
ALTER TABLE "returns_unit" ADD CONSTRAINT "returns_unit_ordinal" CHECK ("ordinal" >= 1);
ALTER TABLE "returns_unit" ADD CONSTRAINT "returns_unit_disposition" CHECK ("disposition" IN ('restocked', 'not-restocked', 'processing', 'missing'));
ALTER TABLE "returns_line" ADD CONSTRAINT "returns_line_quantity" CHECK ("quantity" >= 1);
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_state" CHECK ("state" IN ('requested', 'approved', 'declined', 'in-transit', 'received', 'inspected', 'settled', 'closed', 'cancelled'));
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_tab" CHECK ("tab" IN ('to-review', 'in-transit', 'to-inspect', 'to-settle', 'done'));
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_outcome" CHECK ("outcome" IN ('refund', 'credit'));
ALTER TABLE "returns_intent" ADD CONSTRAINT "returns_intent_state" CHECK ("state" IN ('waiting', 'done', 'refused', 'void'));

-- Search by the title of a product.
CREATE INDEX "returns_line_title_trgm" ON "returns_line" USING gin ("title" gin_trgm_ops);
CREATE INDEX "returns_line_sku" ON "returns_line" ("shop_id", "sku");
