-- CreateTable
CREATE TABLE "message_intent" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" BIGINT,
    "order_id" BIGINT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "window_from" TEXT NOT NULL,
    "window_to" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "message_id" TEXT,
    "answered_at" TIMESTAMPTZ(6),
    "claimed_at" TIMESTAMPTZ(6),
    "planned_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "message_intent_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "message_unsubscribe" (
    "shop_id" BIGINT NOT NULL,
    "person" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unsubscribed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "message_unsubscribe_pkey" PRIMARY KEY ("shop_id","person","kind")
);

-- CreateIndex
CREATE INDEX "message_intent_shop_id_customer_id_idx" ON "message_intent"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "message_intent_shop_id_order_id_idx" ON "message_intent"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "message_intent_shop_id_answered_at_id_idx" ON "message_intent"("shop_id", "answered_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "message_intent_shop_id_key_key" ON "message_intent"("shop_id", "key");

-- AddForeignKey
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_unsubscribe" ADD CONSTRAINT "message_unsubscribe_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Messages that wait for their moment, and those that a process has in hand: few among many.
CREATE INDEX "message_intent_due" ON "message_intent" ("shop_id", "due_at") WHERE "state" = 'waiting';
CREATE INDEX "message_intent_open" ON "message_intent" ("shop_id", "state") WHERE "state" IN ('queued', 'claimed', 'unknown');
ALTER TABLE "message_intent" ADD CONSTRAINT "message_intent_state" CHECK ("state" IN ('waiting', 'held', 'queued', 'claimed', 'sent', 'not-sent', 'unknown'));
