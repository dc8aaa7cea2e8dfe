-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "commerce_shop" (
    "id" BIGSERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "shopify_id" BIGINT,
    "name" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "country" TEXT NOT NULL DEFAULT 'US',
    "plan_name" TEXT NOT NULL DEFAULT '',
    "shopify_plus" BOOLEAN NOT NULL DEFAULT false,
    "taxes_included" BOOLEAN NOT NULL DEFAULT false,
    "granted_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "installed_at" TIMESTAMPTZ(6) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(6),
    "redacted_at" TIMESTAMPTZ(6),
    "reconciled_at" TIMESTAMPTZ(6),
    "onboarding_hidden" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "commerce_shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commerce_customer" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "shopify_id" BIGINT NOT NULL,
    "country_code" TEXT,
    "locale" TEXT,
    "marketing" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "order_count" INTEGER NOT NULL DEFAULT 0,
    "last_order_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "merged_into_id" BIGINT,
    "deleted_at" TIMESTAMPTZ(6),
    "redacted_at" TIMESTAMPTZ(6),

    CONSTRAINT "commerce_customer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "commerce_customer_profile" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email_sealed" BYTEA,
    "email_index" BYTEA,

    CONSTRAINT "commerce_customer_profile_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "commerce_product" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "shopify_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "vendor" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "collections" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "image_url" TEXT,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "commerce_product_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "commerce_product_variant" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "product_id" BIGINT NOT NULL,
    "shopify_id" BIGINT NOT NULL,
    "sku" TEXT,
    "title" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,

    CONSTRAINT "commerce_product_variant_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "commerce_order" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "shopify_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_id" BIGINT,
    "currency" TEXT NOT NULL,
    "presentment_currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "total_presentment" BIGINT NOT NULL,
    "refunded_presentment" BIGINT NOT NULL DEFAULT 0,
    "financial_status" TEXT NOT NULL,
    "fulfillment_status" TEXT,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "processed_at" TIMESTAMPTZ(6) NOT NULL,
    "paid_at" TIMESTAMPTZ(6),
    "cancelled_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "read_seq" BIGINT NOT NULL DEFAULT 0,
    "snapshot" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "commerce_order_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "commerce_backfill" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "area" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "operation_id" TEXT,
    "result_url" TEXT,
    "total" BIGINT NOT NULL DEFAULT 0,
    "done" BIGINT NOT NULL DEFAULT 0,
    "line" BIGINT NOT NULL DEFAULT 0,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "commerce_backfill_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "commerce_reconciliation" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(6) NOT NULL,
    "to_at" TIMESTAMPTZ(6) NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),
    "reason" TEXT,

    CONSTRAINT "commerce_reconciliation_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "commerce_privacy_request" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "customer_id" BIGINT,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(6),

    CONSTRAINT "commerce_privacy_request_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "loyalty_state" (
    "shop_id" BIGINT NOT NULL,
    "live_from" TIMESTAMPTZ(6),

    CONSTRAINT "loyalty_state_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "loyalty_program_version" (
    "shop_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,
    "program" JSONB NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loyalty_program_version_pkey" PRIMARY KEY ("shop_id","version")
);

-- CreateTable
CREATE TABLE "loyalty_account" (
    "shop_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "debt" BIGINT NOT NULL DEFAULT 0,
    "posted" BIGINT NOT NULL DEFAULT 0,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(6),
    "due_at" TIMESTAMPTZ(6),

    CONSTRAINT "loyalty_account_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "loyalty_entry" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "balance_after" BIGINT NOT NULL,
    "source_key" TEXT NOT NULL,
    "order_id" BIGINT,
    "happened_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL DEFAULT 'afterglow',
    "reason" TEXT,
    "trace" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "loyalty_entry_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "loyalty_lot" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "order_id" BIGINT,
    "granted" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "available_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6),
    "matured" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "loyalty_lot_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "loyalty_lot_use" (
    "shop_id" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "lot_id" BIGINT NOT NULL,
    "points" BIGINT NOT NULL,

    CONSTRAINT "loyalty_lot_use_pkey" PRIMARY KEY ("shop_id","entry_id","lot_id")
);

-- CreateTable
CREATE TABLE "loyalty_order" (
    "shop_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "program_version" INTEGER NOT NULL,
    "granted" BIGINT NOT NULL DEFAULT 0,
    "clawed" BIGINT NOT NULL DEFAULT 0,
    "settlements" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "traits" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "loyalty_order_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "loyalty_catch_up" (
    "shop_id" BIGINT NOT NULL,
    "from_at" TIMESTAMPTZ(6) NOT NULL,
    "before_at" TIMESTAMPTZ(6) NOT NULL,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "started_by" TEXT NOT NULL,
    "cursor" BIGINT NOT NULL DEFAULT 0,
    "looked" BIGINT NOT NULL DEFAULT 0,
    "awarded" BIGINT NOT NULL DEFAULT 0,
    "points" BIGINT NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "loyalty_catch_up_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN,
    "locale" TEXT,
    "collaborator" BOOLEAN,
    "emailVerified" BOOLEAN,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_test_clock" (
    "domain" TEXT NOT NULL,
    "business_at" TIMESTAMPTZ(6) NOT NULL,
    "real_at" TIMESTAMPTZ(6) NOT NULL,
    "running" BOOLEAN NOT NULL,

    CONSTRAINT "platform_test_clock_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "platform_delivery" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" TEXT,
    "state" TEXT NOT NULL DEFAULT 'received',
    "reason" TEXT,
    "handled_at" TIMESTAMPTZ(6),

    CONSTRAINT "platform_delivery_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "platform_fact" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" BIGINT,
    "order_id" BIGINT,
    "happened_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "cause" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "platform_fact_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "platform_api_budget" (
    "shop_id" BIGINT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restore_rate" DOUBLE PRECISION NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "platform_api_budget_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "platform_worker_beat" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "beat_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "platform_worker_beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_personal_data_access" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "staff_id" TEXT NOT NULL,
    "customer_id" BIGINT,
    "purpose" TEXT NOT NULL,
    "accessed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_personal_data_access_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "commerce_shop_domain_key" ON "commerce_shop"("domain");

-- CreateIndex
CREATE INDEX "commerce_customer_shop_id_last_order_at_id_idx" ON "commerce_customer"("shop_id", "last_order_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "commerce_customer_shop_id_shopify_id_key" ON "commerce_customer"("shop_id", "shopify_id");

-- CreateIndex
CREATE INDEX "commerce_customer_profile_shop_id_email_index_idx" ON "commerce_customer_profile"("shop_id", "email_index");

-- CreateIndex
CREATE UNIQUE INDEX "commerce_product_shop_id_shopify_id_key" ON "commerce_product"("shop_id", "shopify_id");

-- CreateIndex
CREATE INDEX "commerce_product_variant_shop_id_product_id_idx" ON "commerce_product_variant"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "commerce_product_variant_shop_id_sku_idx" ON "commerce_product_variant"("shop_id", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "commerce_product_variant_shop_id_shopify_id_key" ON "commerce_product_variant"("shop_id", "shopify_id");

-- CreateIndex
CREATE INDEX "commerce_order_shop_id_customer_id_processed_at_idx" ON "commerce_order"("shop_id", "customer_id", "processed_at" DESC);

-- CreateIndex
CREATE INDEX "commerce_order_shop_id_updated_at_idx" ON "commerce_order"("shop_id", "updated_at");

-- CreateIndex
CREATE INDEX "commerce_order_shop_id_name_idx" ON "commerce_order"("shop_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "commerce_order_shop_id_shopify_id_key" ON "commerce_order"("shop_id", "shopify_id");

-- CreateIndex
CREATE UNIQUE INDEX "commerce_backfill_shop_id_area_key" ON "commerce_backfill"("shop_id", "area");

-- CreateIndex
CREATE INDEX "commerce_reconciliation_shop_id_started_at_idx" ON "commerce_reconciliation"("shop_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "commerce_privacy_request_shop_id_key_key" ON "commerce_privacy_request"("shop_id", "key");

-- CreateIndex
CREATE INDEX "loyalty_entry_shop_id_order_id_idx" ON "loyalty_entry"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "loyalty_entry_shop_id_happened_at_idx" ON "loyalty_entry"("shop_id", "happened_at");

-- CreateIndex
CREATE UNIQUE INDEX "loyalty_entry_shop_id_source_key_key" ON "loyalty_entry"("shop_id", "source_key");

-- CreateIndex
CREATE UNIQUE INDEX "loyalty_entry_shop_id_customer_id_number_key" ON "loyalty_entry"("shop_id", "customer_id", "number");

-- CreateIndex
CREATE INDEX "loyalty_lot_shop_id_customer_id_idx" ON "loyalty_lot"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE INDEX "platform_delivery_shop_id_received_at_idx" ON "platform_delivery"("shop_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_delivery_shop_id_topic_event_id_key" ON "platform_delivery"("shop_id", "topic", "event_id");

-- CreateIndex
CREATE INDEX "platform_fact_shop_id_customer_id_happened_at_id_idx" ON "platform_fact"("shop_id", "customer_id", "happened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "platform_fact_shop_id_order_id_idx" ON "platform_fact"("shop_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_fact_shop_id_key_key" ON "platform_fact"("shop_id", "key");

-- CreateIndex
CREATE INDEX "platform_personal_data_access_shop_id_accessed_at_idx" ON "platform_personal_data_access"("shop_id", "accessed_at");

-- AddForeignKey
ALTER TABLE "commerce_customer" ADD CONSTRAINT "commerce_customer_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_customer" ADD CONSTRAINT "commerce_customer_shop_id_merged_into_id_fkey" FOREIGN KEY ("shop_id", "merged_into_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commerce_customer_profile" ADD CONSTRAINT "commerce_customer_profile_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_product" ADD CONSTRAINT "commerce_product_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_product_variant" ADD CONSTRAINT "commerce_product_variant_shop_id_product_id_fkey" FOREIGN KEY ("shop_id", "product_id") REFERENCES "commerce_product"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_order" ADD CONSTRAINT "commerce_order_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_order" ADD CONSTRAINT "commerce_order_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commerce_backfill" ADD CONSTRAINT "commerce_backfill_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_reconciliation" ADD CONSTRAINT "commerce_reconciliation_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commerce_privacy_request" ADD CONSTRAINT "commerce_privacy_request_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_state" ADD CONSTRAINT "loyalty_state_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_program_version" ADD CONSTRAINT "loyalty_program_version_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_account" ADD CONSTRAINT "loyalty_account_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_account" ADD CONSTRAINT "loyalty_account_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_entry" ADD CONSTRAINT "loyalty_entry_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "loyalty_account"("shop_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_lot" ADD CONSTRAINT "loyalty_lot_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "loyalty_account"("shop_id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_lot" ADD CONSTRAINT "loyalty_lot_shop_id_entry_id_fkey" FOREIGN KEY ("shop_id", "entry_id") REFERENCES "loyalty_entry"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_lot_use" ADD CONSTRAINT "loyalty_lot_use_shop_id_entry_id_fkey" FOREIGN KEY ("shop_id", "entry_id") REFERENCES "loyalty_entry"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_lot_use" ADD CONSTRAINT "loyalty_lot_use_shop_id_lot_id_fkey" FOREIGN KEY ("shop_id", "lot_id") REFERENCES "loyalty_lot"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_order" ADD CONSTRAINT "loyalty_order_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loyalty_catch_up" ADD CONSTRAINT "loyalty_catch_up_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_delivery" ADD CONSTRAINT "platform_delivery_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_fact" ADD CONSTRAINT "platform_fact_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_api_budget" ADD CONSTRAINT "platform_api_budget_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_personal_data_access" ADD CONSTRAINT "platform_personal_data_access_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Reads of Shopify are numbered before they start, so that the state of an older read never replaces a newer one.
CREATE SEQUENCE "commerce_read_seq";

-- Search by name.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "commerce_customer_profile_name_trgm" ON "commerce_customer_profile" USING gin ("name" gin_trgm_ops);

-- Deliveries that wait or were given up: few among many.
CREATE INDEX "platform_delivery_open" ON "platform_delivery" ("shop_id", "received_at") WHERE "state" IN ('received', 'dead');

-- The balance of one customer: only lots that hold something.
CREATE INDEX "loyalty_lot_open" ON "loyalty_lot" ("shop_id", "customer_id") INCLUDE ("remaining", "reserved", "matured") WHERE "remaining" > 0;

-- Accounts on which something falls due.
CREATE INDEX "loyalty_account_due" ON "loyalty_account" ("shop_id", "due_at") WHERE "due_at" IS NOT NULL;

ALTER TABLE "loyalty_lot" ADD CONSTRAINT "loyalty_lot_remaining" CHECK ("remaining" BETWEEN 0 AND "granted");
ALTER TABLE "loyalty_lot" ADD CONSTRAINT "loyalty_lot_reserved" CHECK ("reserved" BETWEEN 0 AND "remaining");
ALTER TABLE "loyalty_account" ADD CONSTRAINT "loyalty_account_debt" CHECK ("debt" >= 0);
ALTER TABLE "loyalty_order" ADD CONSTRAINT "loyalty_order_clawed" CHECK ("clawed" BETWEEN 0 AND "granted");

-- Facts and ledger are append-only. Only the redaction role, used to remove a whole shop, may take rows away.
DO $$ BEGIN
  CREATE ROLE "afterglow_redaction" NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  EXECUTE format('GRANT "afterglow_redaction" TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'afterglow_redaction is not granted to %: %', current_user, SQLERRM;
END $$;
GRANT USAGE ON SCHEMA "public" TO "afterglow_redaction";
GRANT SELECT, DELETE ON "platform_fact", "loyalty_entry", "loyalty_lot", "loyalty_lot_use", "loyalty_account" TO "afterglow_redaction";

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'afterglow_redaction' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "platform_fact_append_only" BEFORE UPDATE OR DELETE ON "platform_fact" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "platform_fact_no_truncate" BEFORE TRUNCATE ON "platform_fact" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "loyalty_entry_append_only" BEFORE UPDATE OR DELETE ON "loyalty_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "loyalty_entry_no_truncate" BEFORE TRUNCATE ON "loyalty_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
