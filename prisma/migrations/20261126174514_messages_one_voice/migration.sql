-- AlterTable
ALTER TABLE "message_intent" ADD COLUMN     "claimed_by" TEXT,
ADD COLUMN     "counts" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "first_due_at" TIMESTAMPTZ(6),
ADD COLUMN     "later" TEXT,
ADD COLUMN     "merged_into" BIGINT,
ADD COLUMN     "queued_at" TIMESTAMPTZ(6),
ADD COLUMN     "subject_id" BIGINT,
ADD COLUMN     "trace" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "via" TEXT,
ALTER COLUMN "window_from" DROP NOT NULL,
ALTER COLUMN "window_to" DROP NOT NULL;
-- A job that comes back to what it had in hand asks under the number of its message.
UPDATE "message_intent" SET "claimed_by" = CASE WHEN "state" = 'claimed' THEN "id"::text END, "first_due_at" = "due_at", "counts" = "state" IN ('sent', 'claimed', 'unknown'),
  "via" = CASE WHEN "state" IN ('sent', 'unknown') THEN 'afterglow' END;
ALTER TABLE "message_intent" ALTER COLUMN "first_due_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "message_addressee" (
    "shop_id" BIGINT NOT NULL,
    "addressee" TEXT NOT NULL,
    "turn" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "message_addressee_pkey" PRIMARY KEY ("shop_id","addressee")
);

-- CreateTable
CREATE TABLE "message_content" (
    "shop_id" BIGINT NOT NULL,
    "intent_id" BIGINT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "written_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "message_content_pkey" PRIMARY KEY ("shop_id","intent_id")
);

-- CreateTable
CREATE TABLE "message_event" (
    "shop_id" BIGINT NOT NULL,
    "intent_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "message_event_pkey" PRIMARY KEY ("shop_id","intent_id","kind")
);

-- CreateTable
CREATE TABLE "message_suppression" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "email_index" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "customer_id" BIGINT,
    "intent_id" BIGINT,

    CONSTRAINT "message_suppression_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "message_version" (
    "shop_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "message_version_pkey" PRIMARY KEY ("shop_id","subject","version")
);

-- CreateTable
CREATE TABLE "message_state" (
    "shop_id" BIGINT NOT NULL,
    "paused_at" TIMESTAMPTZ(6),
    "resumed_at" TIMESTAMPTZ(6),
    "from_name" TEXT NOT NULL DEFAULT '',
    "from_address" TEXT,
    "reply_to" TEXT,
    "dkim_selector" TEXT,
    "dkim_public" TEXT,
    "dkim_sealed" BYTEA,
    "records" JSONB NOT NULL DEFAULT '[]',
    "checked_at" TIMESTAMPTZ(6),
    "proven" BOOLEAN NOT NULL DEFAULT false,
    "klaviyo_sealed" BYTEA,
    "tests_from" TIMESTAMPTZ(6),
    "tests_sent" INTEGER NOT NULL DEFAULT 0,
    "tests_today" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "message_state_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE INDEX "message_content_shop_id_written_at_idx" ON "message_content"("shop_id", "written_at");

-- CreateIndex
CREATE INDEX "message_event_shop_id_at_kind_intent_id_idx" ON "message_event"("shop_id", "at", "kind", "intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_suppression_shop_id_email_index_key" ON "message_suppression"("shop_id", "email_index");

-- CreateIndex
CREATE INDEX "message_intent_shop_id_merged_into_idx" ON "message_intent"("shop_id", "merged_into");

-- AddForeignKey
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_shop_id_merged_into_fkey" FOREIGN KEY ("shop_id", "merged_into") REFERENCES "message_intent"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_addressee" ADD CONSTRAINT "message_addressee_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_content" ADD CONSTRAINT "message_content_shop_id_intent_id_fkey" FOREIGN KEY ("shop_id", "intent_id") REFERENCES "message_intent"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_event" ADD CONSTRAINT "message_event_shop_id_intent_id_fkey" FOREIGN KEY ("shop_id", "intent_id") REFERENCES "message_intent"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_suppression" ADD CONSTRAINT "message_suppression_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_version" ADD CONSTRAINT "message_version_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_state" ADD CONSTRAINT "message_state_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "message_intent" DROP CONSTRAINT "message_intent_state";
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_state" CHECK ("state" IN ('waiting', 'held', 'queued', 'claimed', 'sent', 'merged', 'not-sent', 'unknown'));
-- A part stands in a mail, and only a part does.
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_merged" CHECK ("state" <> 'merged' OR "merged_into" IS NOT NULL);
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_window" CHECK (("window_from" IS NULL) = ("window_to" IS NULL));

-- The log, newest first: a message stands where it was answered, or is due. With what figures and filters look at, so
-- that they read this index alone.
DROP INDEX "message_intent_shop_id_answered_at_id_idx";
CREATE INDEX "message_intent_moment" ON "message_intent" ("shop_id", (coalesce("answered_at", "due_at")) DESC, "id" DESC)
  INCLUDE ("kind", "state", "reason", "later", "answered_at", "due_at");
DROP INDEX "message_intent_open";
CREATE INDEX "message_intent_open" ON "message_intent" ("shop_id", "state") INCLUDE ("kind", "later", "queued_at")
  WHERE "state" IN ('held', 'queued', 'claimed', 'unknown');

-- Whoever waits has a turn.
INSERT INTO "message_addressee" ("shop_id", "addressee")
SELECT DISTINCT "shop_id", CASE WHEN "customer_id" IS NULL THEN 'order:' || "order_id" ELSE 'customer:' || "customer_id" END
FROM "message_intent" WHERE "customer_id" IS NOT NULL OR "order_id" IS NOT NULL;

-- AlterTable
ALTER TABLE "commerce_customer" ADD COLUMN     "last_valid_at" TIMESTAMPTZ(6),
ADD COLUMN     "marketing_at" TIMESTAMPTZ(6),
ADD COLUMN     "valid_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "commerce_customer_profile" ADD COLUMN     "first_name" TEXT;

-- AlterTable
ALTER TABLE "commerce_order" ADD COLUMN     "valid" BOOLEAN NOT NULL DEFAULT false;

-- Orders that were here before are valid by what their snapshots say: some line has units left that cost something, and
-- not all that was paid went back.
UPDATE "commerce_order" o SET "valid" = true
WHERE NOT o."test" AND o."cancelled_at" IS NULL AND o."financial_status" <> 'refunded'
  AND NOT (coalesce((o."snapshot" #>> '{totals,received,1}')::bigint, 0) > 0
    AND (o."snapshot" #>> '{totals,refunded,1}')::bigint >= (o."snapshot" #>> '{totals,received,1}')::bigint)
  AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(o."snapshot" -> 'lines') l
    WHERE (l #>> '{unitPrice,1}')::bigint * (l ->> 'quantity')::int > (l #>> '{discount,1}')::bigint
      AND (l ->> 'currentQuantity')::int > 0
      AND (l ->> 'quantity')::int > (
        SELECT coalesce(sum((part ->> 'quantity')::int), 0)
        FROM jsonb_array_elements(o."snapshot" -> 'refunds') r, jsonb_array_elements(r -> 'lines') part
        WHERE part ->> 'lineId' = l ->> 'id'));
UPDATE "commerce_customer" c SET "valid_count" = n.orders, "last_valid_at" = n.last_at
FROM (SELECT "shop_id", "customer_id", count(*)::int AS orders, max("processed_at") AS last_at FROM "commerce_order"
  WHERE "valid" AND "deleted_at" IS NULL AND "customer_id" IS NOT NULL GROUP BY 1, 2) n
WHERE c."shop_id" = n."shop_id" AND c."id" = n."customer_id";
