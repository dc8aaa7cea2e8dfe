-- AlterTable
ALTER TABLE "commerce_product_variant" ADD COLUMN     "barcode" TEXT;

-- AlterTable
ALTER TABLE "review_request" ADD COLUMN     "answered_at" TIMESTAMPTZ(6),
ADD COLUMN     "exchanged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "kept" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reminder_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "reminders" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "returned" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "country" TEXT,
ADD COLUMN     "edited_at" TIMESTAMPTZ(6),
ADD COLUMN     "external_key" TEXT,
ADD COLUMN     "has_media" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "held_for" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "helpful" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "helpful_score" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "import_id" BIGINT,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "open_reports" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "recommends" BOOLEAN,
ADD COLUMN     "reuse_consent_at" TIMESTAMPTZ(6),
ADD COLUMN     "unhelpful" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "order_id" DROP NOT NULL,
ALTER COLUMN "line_shopify_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "review_rating" ADD COLUMN     "n_exchanged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_imported" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_incentivised" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_media" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_not_recommended" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_recommended" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_returned" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "n_verified" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "review_text" ADD COLUMN     "sender" TEXT;

-- CreateTable
CREATE TABLE "review_import" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "bytes" BYTEA,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "faulty" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "review_import_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_import_problem" (
    "shop_id" BIGINT NOT NULL,
    "import_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "review_import_problem_pkey" PRIMARY KEY ("shop_id","import_id","line")
);

-- CreateTable
CREATE TABLE "review_question" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "status" TEXT NOT NULL,
    "held_for" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "language" TEXT,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "waiting" BOOLEAN NOT NULL DEFAULT true,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    "answered_at" TIMESTAMPTZ(6),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_question_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_question_text" (
    "shop_id" BIGINT NOT NULL,
    "question_id" BIGINT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "display_name" TEXT NOT NULL DEFAULT '',
    "email_index" BYTEA,
    "email" BYTEA,

    CONSTRAINT "review_question_text_pkey" PRIMARY KEY ("shop_id","question_id")
);

-- CreateTable
CREATE TABLE "review_question_answer" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "question_id" BIGINT NOT NULL,
    "by" TEXT NOT NULL,
    "customer_id" BIGINT,
    "order_id" BIGINT,
    "status" TEXT NOT NULL,
    "held_for" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "body" TEXT NOT NULL DEFAULT '',
    "display_name" TEXT NOT NULL DEFAULT '',
    "actor" TEXT,
    "answered_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_question_answer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_question_decision" (
    "shop_id" BIGINT NOT NULL,
    "question_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "answer_id" BIGINT,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_question_decision_pkey" PRIMARY KEY ("shop_id","question_id","number")
);

-- CreateTable
CREATE TABLE "review_question_count" (
    "shop_id" BIGINT NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "published" INTEGER NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,
    "mirrored" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "review_question_count_pkey" PRIMARY KEY ("shop_id","product_shopify_id")
);

-- CreateTable
CREATE TABLE "review_author" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "email_index" BYTEA NOT NULL,
    "email" BYTEA NOT NULL,

    CONSTRAINT "review_author_pkey" PRIMARY KEY ("shop_id","review_id")
);

-- CreateTable
CREATE TABLE "review_revision" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "rating" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "replaced_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_revision_pkey" PRIMARY KEY ("shop_id","review_id","number")
);

-- CreateTable
CREATE TABLE "review_answer" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "review_answer_pkey" PRIMARY KEY ("shop_id","review_id","attribute")
);

-- CreateTable
CREATE TABLE "review_answer_count" (
    "shop_id" BIGINT NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "n" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_answer_count_pkey" PRIMARY KEY ("shop_id","product_shopify_id","attribute","value")
);

-- CreateTable
CREATE TABLE "review_tally" (
    "shop_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "purchase" TEXT NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "n" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_tally_pkey" PRIMARY KEY ("shop_id","status","rating","purchase","imported")
);

-- CreateTable
CREATE TABLE "review_day" (
    "shop_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "n1" INTEGER NOT NULL DEFAULT 0,
    "n2" INTEGER NOT NULL DEFAULT 0,
    "n3" INTEGER NOT NULL DEFAULT 0,
    "n4" INTEGER NOT NULL DEFAULT 0,
    "n5" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_day_pkey" PRIMARY KEY ("shop_id","day","product_shopify_id")
);

-- CreateTable
CREATE TABLE "review_media" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "review_id" BIGINT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA,
    "source_url" TEXT,
    "file_shopify_id" TEXT,
    "url" TEXT,
    "poster_url" TEXT,
    "hidden_for" TEXT,
    "customer_id" BIGINT,
    "order_id" BIGINT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_media_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_draft" (
    "shop_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_shopify_id" BIGINT NOT NULL,
    "typed" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_draft_pkey" PRIMARY KEY ("shop_id","order_id","line_shopify_id")
);

-- CreateTable
CREATE TABLE "review_reply" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "visibility" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(6) NOT NULL,
    "edited_at" TIMESTAMPTZ(6),

    CONSTRAINT "review_reply_pkey" PRIMARY KEY ("shop_id","review_id","visibility")
);

-- CreateTable
CREATE TABLE "review_reply_template" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_reply_template_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_vote" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "voter" BYTEA NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "voted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_vote_pkey" PRIMARY KEY ("shop_id","review_id","voter")
);

-- CreateTable
CREATE TABLE "review_report" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "reporter" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(6) NOT NULL,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "review_report_pkey" PRIMARY KEY ("shop_id","review_id","reporter")
);

-- CreateTable
CREATE TABLE "review_incentive" (
    "shop_id" BIGINT NOT NULL,
    "review_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_shopify_id" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "percent" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "discount_shopify_id" BIGINT,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "wanted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_incentive_pkey" PRIMARY KEY ("shop_id","review_id")
);

-- CreateTable
CREATE TABLE "review_group" (
    "shop_id" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_group_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "review_group_member" (
    "shop_id" BIGINT NOT NULL,
    "product_shopify_id" BIGINT NOT NULL,
    "group_id" BIGINT NOT NULL,

    CONSTRAINT "review_group_member_pkey" PRIMARY KEY ("shop_id","product_shopify_id")
);

-- CreateTable
CREATE TABLE "review_flow" (
    "shop_id" BIGINT NOT NULL,
    "fact_id" BIGINT NOT NULL,
    "handle" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_flow_pkey" PRIMARY KEY ("shop_id","fact_id","handle")
);

-- CreateTable
CREATE TABLE "review_token" (
    "shop_id" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ(6),

    CONSTRAINT "review_token_pkey" PRIMARY KEY ("shop_id","purpose")
);

-- CreateIndex
CREATE INDEX "review_question_shop_id_status_asked_at_id_idx" ON "review_question"("shop_id", "status", "asked_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_question_shop_id_asked_at_id_idx" ON "review_question"("shop_id", "asked_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_question_shop_id_product_shopify_id_status_asked_at__idx" ON "review_question"("shop_id", "product_shopify_id", "status", "asked_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_question_shop_id_customer_id_idx" ON "review_question"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "review_question_text_shop_id_email_index_idx" ON "review_question_text"("shop_id", "email_index");

-- CreateIndex
CREATE INDEX "review_question_answer_shop_id_question_id_id_idx" ON "review_question_answer"("shop_id", "question_id", "id");

-- CreateIndex
CREATE INDEX "review_question_answer_shop_id_customer_id_idx" ON "review_question_answer"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "review_author_shop_id_email_index_idx" ON "review_author"("shop_id", "email_index");

-- CreateIndex
CREATE INDEX "review_media_shop_id_review_id_position_idx" ON "review_media"("shop_id", "review_id", "position");

-- CreateIndex
CREATE INDEX "review_media_shop_id_order_id_idx" ON "review_media"("shop_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_reply_template_shop_id_name_key" ON "review_reply_template"("shop_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "review_incentive_shop_id_order_id_line_shopify_id_key" ON "review_incentive"("shop_id", "order_id", "line_shopify_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_incentive_shop_id_code_key" ON "review_incentive"("shop_id", "code");

-- CreateIndex
CREATE INDEX "review_group_member_shop_id_group_id_idx" ON "review_group_member"("shop_id", "group_id");

-- CreateIndex
CREATE INDEX "review_vote_shop_id_voter_idx" ON "review_vote"("shop_id", "voter");

-- CreateIndex
CREATE INDEX "review_report_shop_id_reporter_idx" ON "review_report"("shop_id", "reporter");

-- CreateIndex
CREATE UNIQUE INDEX "review_token_digest_key" ON "review_token"("digest");

-- CreateIndex
CREATE INDEX "commerce_product_shop_id_handle_idx" ON "commerce_product"("shop_id", "handle");

-- CreateIndex
CREATE INDEX "commerce_order_shop_id_email_index_idx" ON "commerce_order"("shop_id", "email_index");

-- CreateIndex
CREATE INDEX "review_shop_id_import_id_idx" ON "review"("shop_id", "import_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_shop_id_external_key_key" ON "review"("shop_id", "external_key");

-- AddForeignKey
ALTER TABLE "review_import" ADD CONSTRAINT "review_import_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_import_problem" ADD CONSTRAINT "review_import_problem_shop_id_import_id_fkey" FOREIGN KEY ("shop_id", "import_id") REFERENCES "review_import"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_question" ADD CONSTRAINT "review_question_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_question_text" ADD CONSTRAINT "review_question_text_shop_id_question_id_fkey" FOREIGN KEY ("shop_id", "question_id") REFERENCES "review_question"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_question_answer" ADD CONSTRAINT "review_question_answer_shop_id_question_id_fkey" FOREIGN KEY ("shop_id", "question_id") REFERENCES "review_question"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_question_decision" ADD CONSTRAINT "review_question_decision_shop_id_question_id_fkey" FOREIGN KEY ("shop_id", "question_id") REFERENCES "review_question"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_question_count" ADD CONSTRAINT "review_question_count_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_author" ADD CONSTRAINT "review_author_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_revision" ADD CONSTRAINT "review_revision_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_answer" ADD CONSTRAINT "review_answer_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_answer_count" ADD CONSTRAINT "review_answer_count_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_tally" ADD CONSTRAINT "review_tally_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_day" ADD CONSTRAINT "review_day_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_media" ADD CONSTRAINT "review_media_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_draft" ADD CONSTRAINT "review_draft_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_reply" ADD CONSTRAINT "review_reply_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_reply_template" ADD CONSTRAINT "review_reply_template_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_vote" ADD CONSTRAINT "review_vote_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_incentive" ADD CONSTRAINT "review_incentive_shop_id_review_id_fkey" FOREIGN KEY ("shop_id", "review_id") REFERENCES "review"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_group" ADD CONSTRAINT "review_group_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_group_member" ADD CONSTRAINT "review_group_member_shop_id_group_id_fkey" FOREIGN KEY ("shop_id", "group_id") REFERENCES "review_group"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_flow" ADD CONSTRAINT "review_flow_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_token" ADD CONSTRAINT "review_token_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_question" ADD CONSTRAINT "review_question_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_question_answer" ADD CONSTRAINT "review_question_answer_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "commerce_customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What Prisma's schema cannot say.

ALTER TABLE "review" ADD CONSTRAINT "review_of_a_line" CHECK (("order_id" IS NULL) = ("line_shopify_id" IS NULL));
ALTER TABLE "review" ADD CONSTRAINT "review_bought" CHECK ("verification" <> 'verified_buyer' OR "order_id" IS NOT NULL);
ALTER TABLE "review" ADD CONSTRAINT "review_votes" CHECK (LEAST("helpful", "unhelpful", "open_reports") >= 0);
ALTER TABLE "review_rating" ADD CONSTRAINT "review_rating_traits" CHECK (LEAST("n_verified", "n_media", "n_incentivised",
  "n_exchanged", "n_returned", "n_recommended", "n_not_recommended", "n_imported") >= 0);
ALTER TABLE "review_answer_count" ADD CONSTRAINT "review_answer_count_least" CHECK ("n" >= 0);
ALTER TABLE "review_tally" ADD CONSTRAINT "review_tally_least" CHECK ("n" >= 0);
ALTER TABLE "review_question" ADD CONSTRAINT "review_question_status" CHECK ("status" IN ('pending', 'published', 'hidden'));
ALTER TABLE "review_question" ADD CONSTRAINT "review_question_answers" CHECK ("answers" >= 0);
ALTER TABLE "review_question_count" ADD CONSTRAINT "review_question_count_least" CHECK ("published" >= 0);

-- Of what is shown. A page merges one run for each number of stars, so that two orders serve all sorts; what may narrow
-- a product's list leads an index of its own, and no page reads more rows than it shows.
CREATE INDEX "review_shown_newest" ON "review" ("shop_id", "product_shopify_id", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "review_shown_helpful" ON "review" ("shop_id", "product_shopify_id", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "review_shown_media_newest" ON "review" ("shop_id", "product_shopify_id", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published' AND "has_media";
CREATE INDEX "review_shown_media_helpful" ON "review" ("shop_id", "product_shopify_id", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published' AND "has_media";
CREATE INDEX "review_shown_verified_newest" ON "review" ("shop_id", "product_shopify_id", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published' AND "verification" = 'verified_buyer';
CREATE INDEX "review_shown_verified_helpful" ON "review" ("shop_id", "product_shopify_id", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published' AND "verification" = 'verified_buyer';
CREATE INDEX "review_shown_purchase_newest" ON "review" ("shop_id", "product_shopify_id", "purchase", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "review_shown_purchase_helpful" ON "review" ("shop_id", "product_shopify_id", "purchase", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
-- The same of a whole shop; what narrows it is looked for along these, but for media, of which galleries are made.
CREATE INDEX "review_shown_of_shop_newest" ON "review" ("shop_id", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "review_shown_of_shop_helpful" ON "review" ("shop_id", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "review_shown_of_shop_media_newest" ON "review" ("shop_id", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published' AND "has_media";
CREATE INDEX "review_shown_of_shop_media_helpful" ON "review" ("shop_id", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published' AND "has_media";
CREATE INDEX "review_reported" ON "review" ("shop_id", "submitted_at" DESC, "id" DESC) WHERE "open_reports" > 0;

-- Media that have something before them.
CREATE INDEX "review_media_under_way" ON "review_media" ("shop_id", "id") WHERE "state" IN ('kept', 'sending', 'to-fetch', 'leaving');
CREATE INDEX "review_incentive_wanted" ON "review_incentive" ("shop_id", "review_id") WHERE "state" = 'wanted';
CREATE INDEX "review_question_count_behind" ON "review_question_count" ("shop_id", "product_shopify_id") WHERE "mirrored" < "version";
CREATE INDEX "review_question_waiting" ON "review_question" ("shop_id", "asked_at" DESC, "id" DESC) WHERE "waiting";
CREATE INDEX "review_question_text_trgm" ON "review_question_text" USING gin ((body || ' ' || display_name) gin_trgm_ops);

-- Only of the latest: who sends several is looked for.
CREATE INDEX "review_text_sender" ON "review_text" ("shop_id", "sender") WHERE "sender" IS NOT NULL;

-- What was written before these were counted.
UPDATE "review_rating" r SET "n_verified" = c.v, "n_incentivised" = c.i, "n_exchanged" = c.e, "n_returned" = c.b
FROM (
  SELECT "shop_id", "product_shopify_id", count(*) FILTER (WHERE "verification" = 'verified_buyer') AS v,
    count(*) FILTER (WHERE "incentivised") AS i, count(*) FILTER (WHERE "purchase" = 'exchanged') AS e,
    count(*) FILTER (WHERE "purchase" = 'returned') AS b
  FROM "review" WHERE "status" = 'published' GROUP BY 1, 2
) c WHERE c."shop_id" = r."shop_id" AND c."product_shopify_id" = r."product_shopify_id";
INSERT INTO "review_tally" ("shop_id", "status", "rating", "purchase", "imported", "n")
SELECT "shop_id", "status", "rating", "purchase", false, count(*) FROM "review" GROUP BY 1, 2, 3, 4;
INSERT INTO "review_day" ("shop_id", "day", "product_shopify_id", "n1", "n2", "n3", "n4", "n5")
SELECT r."shop_id", (r."submitted_at" AT TIME ZONE s."timezone")::date, r."product_shopify_id",
  count(*) FILTER (WHERE r."rating" = 1), count(*) FILTER (WHERE r."rating" = 2), count(*) FILTER (WHERE r."rating" = 3),
  count(*) FILTER (WHERE r."rating" = 4), count(*) FILTER (WHERE r."rating" = 5)
FROM "review" r JOIN "commerce_shop" s ON s."id" = r."shop_id" GROUP BY 1, 2, 3;
UPDATE "review_request" q SET "answered_at" = (
  SELECT min(r."submitted_at") FROM "review" r WHERE r."shop_id" = q."shop_id" AND r."order_id" = q."order_id");
