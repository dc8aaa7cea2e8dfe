-- AlterTable
ALTER TABLE "message_intent" ADD COLUMN     "counts" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "first_due_at" TIMESTAMPTZ(6),
ADD COLUMN     "later" TEXT,
ADD COLUMN     "merged_into" BIGINT,
ADD COLUMN     "subject_id" BIGINT,
ADD COLUMN     "trace" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "via" TEXT,
ALTER COLUMN "window_from" DROP NOT NULL,
ALTER COLUMN "window_to" DROP NOT NULL;
UPDATE "message_intent" SET "first_due_at" = "due_at", "counts" = "state" IN ('sent', 'claimed', 'unknown'),
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

    CONSTRAINT "message_state_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE INDEX "message_content_shop_id_written_at_idx" ON "message_content"("shop_id", "written_at");

-- CreateIndex
CREATE INDEX "message_event_shop_id_at_idx" ON "message_event"("shop_id", "at");

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

-- Whoever waits has a turn.
INSERT INTO "message_addressee" ("shop_id", "addressee")
SELECT DISTINCT "shop_id", CASE WHEN "customer_id" IS NULL THEN 'order:' || "order_id" ELSE 'customer:' || "customer_id" END
FROM "message_intent" WHERE "customer_id" IS NOT NULL OR "order_id" IS NOT NULL;
