-- AlterTable
ALTER TABLE "returns_state" ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "returns_policy_version" ADD COLUMN     "restored" INTEGER;

-- AlterTable
ALTER TABLE "returns_return" ADD COLUMN     "due_at" TIMESTAMPTZ(6),
ADD COLUMN     "expires_at" TIMESTAMPTZ(6),
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'shopper',
ADD COLUMN     "owed_shop_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "owner" TEXT,
ADD COLUMN     "quoted_shop_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "remind_at" TIMESTAMPTZ(6),
ADD COLUMN     "terms" JSONB,
ADD COLUMN     "unread" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "returns_line" ADD COLUMN     "answers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "image_url" TEXT,
ADD COLUMN     "product_shopify_id" BIGINT,
ADD COLUMN     "reason_label" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "returns_intent" ADD COLUMN     "idempotency" TEXT;

-- CreateTable
CREATE TABLE "platform_staff" (
    "shop_id" BIGINT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "approve_up_to_minor" BIGINT,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "platform_staff_pkey" PRIMARY KEY ("shop_id","user_id")
);

-- CreateTable
CREATE TABLE "returns_policy_draft" (
    "shop_id" BIGINT NOT NULL,
    "policy" JSONB NOT NULL,
    "based_on" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "returns_policy_draft_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "returns_known" (
    "shop_id" BIGINT NOT NULL,
    "order_shopify_id" BIGINT NOT NULL,
    "known" JSONB NOT NULL,

    CONSTRAINT "returns_known_pkey" PRIMARY KEY ("shop_id","order_shopify_id")
);

-- CreateTable
CREATE TABLE "returns_listed" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "list" TEXT NOT NULL,
    "listed_by" TEXT NOT NULL,
    "listed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "returns_listed_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "returns_saved_view" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "returns_saved_view_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "returns_withdrawal" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(6) NOT NULL,
    "standing" TEXT NOT NULL,
    "order_id" BIGINT,
    "customer_id" BIGINT,
    "return_id" BIGINT,
    "sealed" BYTEA,
    "email_index" BYTEA,
    "language" TEXT NOT NULL,
    "handled_by" TEXT,

    CONSTRAINT "returns_withdrawal_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "returns_photo" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT,
    "return_id" BIGINT,
    "position" INTEGER,
    "ordinal" INTEGER,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "returns_photo_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "returns_exchange" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "variant_shopify_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT,
    "quantity" INTEGER NOT NULL,
    "list_minor" BIGINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "shopify_id" BIGINT,

    CONSTRAINT "returns_exchange_pkey" PRIMARY KEY ("shop_id","return_id","position","variant_shopify_id")
);

-- CreateTable
CREATE TABLE "returns_message" (
    "shop_id" BIGINT NOT NULL,
    "return_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "returns_message_pkey" PRIMARY KEY ("shop_id","return_id","number")
);

-- CreateIndex
CREATE INDEX "commerce_order_shop_id_processed_at_id_idx" ON "commerce_order"("shop_id", "processed_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "returns_saved_view_shop_id_name_key" ON "returns_saved_view"("shop_id", "name");

-- CreateIndex
CREATE INDEX "returns_withdrawal_shop_id_standing_stated_at_idx" ON "returns_withdrawal"("shop_id", "standing", "stated_at");

-- CreateIndex
CREATE INDEX "returns_withdrawal_shop_id_order_id_idx" ON "returns_withdrawal"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "returns_withdrawal_shop_id_stated_at_id_idx" ON "returns_withdrawal"("shop_id", "stated_at", "id");

-- CreateIndex
CREATE INDEX "returns_withdrawal_shop_id_customer_id_idx" ON "returns_withdrawal"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "returns_withdrawal_shop_id_email_index_stated_at_idx" ON "returns_withdrawal"("shop_id", "email_index", "stated_at");

-- CreateIndex
CREATE UNIQUE INDEX "returns_withdrawal_shop_id_key_key" ON "returns_withdrawal"("shop_id", "key");

-- CreateIndex
CREATE INDEX "returns_photo_shop_id_return_id_idx" ON "returns_photo"("shop_id", "return_id");

-- CreateIndex
CREATE INDEX "returns_photo_shop_id_customer_id_idx" ON "returns_photo"("shop_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "returns_message_shop_id_return_id_key_key" ON "returns_message"("shop_id", "return_id", "key");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_due_at_id_idx" ON "returns_return"("shop_id", "tab", "due_at", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_outcome_due_at_id_idx" ON "returns_return"("shop_id", "tab", "outcome", "due_at", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_origin_due_at_id_idx" ON "returns_return"("shop_id", "tab", "origin", "due_at", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_owner_due_at_id_idx" ON "returns_return"("shop_id", "tab", "owner", "due_at", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_tab_quoted_shop_minor_idx" ON "returns_return"("shop_id", "tab", "quoted_shop_minor");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_order_name_idx" ON "returns_return"("shop_id", "order_name");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_name_idx" ON "returns_return"("shop_id", "name");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_requested_at_id_idx" ON "returns_return"("shop_id", "requested_at", "id");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_expires_at_idx" ON "returns_return"("shop_id", "expires_at");

-- CreateIndex
CREATE INDEX "returns_return_shop_id_remind_at_idx" ON "returns_return"("shop_id", "remind_at");

-- AddForeignKey
ALTER TABLE "platform_staff" ADD CONSTRAINT "platform_staff_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_policy_draft" ADD CONSTRAINT "returns_policy_draft_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_known" ADD CONSTRAINT "returns_known_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_listed" ADD CONSTRAINT "returns_listed_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_saved_view" ADD CONSTRAINT "returns_saved_view_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_withdrawal" ADD CONSTRAINT "returns_withdrawal_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_photo" ADD CONSTRAINT "returns_photo_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_exchange" ADD CONSTRAINT "returns_exchange_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns_message" ADD CONSTRAINT "returns_message_shop_id_return_id_fkey" FOREIGN KEY ("shop_id", "return_id") REFERENCES "returns_return"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Returns that wait for a person, and those with a message that nobody has read: few of many.
CREATE INDEX "returns_return_held" ON "returns_return" ("shop_id", "tab", "due_at", "id") WHERE "hold" IS NOT NULL;
CREATE INDEX "returns_return_unread" ON "returns_return" ("shop_id", "tab", "due_at", "id") WHERE "unread";
-- By a reason that few have.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX "returns_return_reasons" ON "returns_return" USING gin ("shop_id", "tab", "reasons") WITH (fastupdate = off);
-- What waits to be put in order is read through by every search.
ALTER INDEX "returns_line_title_trgm" SET (fastupdate = off);

-- Of returns from before.
UPDATE "returns_return" r SET "reasons" = ARRAY(SELECT DISTINCT l."reason" FROM "returns_line" l WHERE l."shop_id" = r."shop_id" AND l."return_id" = r."id" ORDER BY 1);
UPDATE "returns_return" r SET "quoted_shop_minor" = r."quoted_minor" FROM "commerce_shop" s WHERE s."id" = r."shop_id" AND s."currency" = r."currency";

ALTER TABLE "returns_return" DROP CONSTRAINT "returns_return_state";
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_state" CHECK ("state" IN ('requested', 'approved', 'declined', 'in-transit', 'received', 'inspected', 'settled', 'closed', 'cancelled', 'expired'));
ALTER TABLE "returns_return" DROP CONSTRAINT "returns_return_outcome";
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_outcome" CHECK ("outcome" IN ('refund', 'credit', 'exchange', 'keep'));
ALTER TABLE "returns_return" ADD CONSTRAINT "returns_return_origin" CHECK ("origin" IN ('shopper', 'staff', 'withdrawal', 'shopify-request', 'shopify'));
