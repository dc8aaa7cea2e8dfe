-- CreateTable
CREATE TABLE "review_state" (
    "shop_id" BIGINT NOT NULL,
    "live_from" TIMESTAMPTZ(6),
    "defined_at" TIMESTAMPTZ(6),
    "replaces_others" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "review_state_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "review_settings_version" (
    "shop_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "settings" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_settings_version_pkey" PRIMARY KEY ("shop_id","version")
);

-- CreateTable
CREATE TABLE "review_request" (
    "shop_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_request_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "review" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_shopify_id" BIGINT NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "variant_shopify_id" BIGINT,
    "customer_id" BIGINT,
    "rating" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "purchase" TEXT NOT NULL,
    "incentivised" BOOLEAN NOT NULL DEFAULT false,
    "via" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_text" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "display_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "review_text_pkey" PRIMARY KEY ("shop_id","review_id")
);

-- CreateTable
CREATE TABLE "review_decision" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("shop_id","review_id","number")
);

-- CreateTable
CREATE TABLE "review_rating" (
    "shop_id" BIGINT NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "n1" INTEGER NOT NULL DEFAULT 0,
    "n2" INTEGER NOT NULL DEFAULT 0,
    "n3" INTEGER NOT NULL DEFAULT 0,
    "n4" INTEGER NOT NULL DEFAULT 0,
    "n5" INTEGER NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,
    "mirrored" BIGINT NOT NULL DEFAULT 0,
    "foreign" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "review_rating_pkey" PRIMARY KEY ("shop_id","product_shopify_id")
);

-- CreateIndex
CREATE INDEX "review_request_shop_id_requested_at_idx" ON "review_request"("shop_id", "requested_at");

-- CreateIndex
CREATE INDEX "review_shop_id_submitted_at_id_idx" ON "review"("shop_id", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_shop_id_status_submitted_at_id_idx" ON "review"("shop_id", "status", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_shop_id_product_shopify_id_status_submitted_at_id_idx" ON "review"("shop_id", "product_shopify_id", "status", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_shop_id_customer_id_idx" ON "review"("shop_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_shop_id_order_id_line_shopify_id_key" ON "review"("shop_id", "order_id", "line_shopify_id");

-- AddForeignKey
ALTER TABLE "review_state" ADD CONSTRAINT "review_state_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_settings_version" ADD CONSTRAINT "review_settings_version_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_text" ADD CONSTRAINT "review_text_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_rating" ADD CONSTRAINT "review_rating_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "review" ADD CONSTRAINT "review_stars" CHECK ("rating" BETWEEN 1 AND 5);
ALTER TABLE "review" ADD CONSTRAINT "review_status" CHECK ("status" IN ('pending', 'published', 'hidden'));
ALTER TABLE "review_rating" ADD CONSTRAINT "review_rating_counts" CHECK (LEAST("n1", "n2", "n3", "n4", "n5") >= 0);

-- Products whose rating at Shopify is behind.
CREATE INDEX "review_rating_behind" ON "review_rating" ("shop_id", "product_shopify_id") WHERE "mirrored" < "version";

-- Search by the words of a review.
CREATE INDEX "review_text_trgm" ON "review_text" USING gin ((title || ' ' || body || ' ' || display_name) gin_trgm_ops);
