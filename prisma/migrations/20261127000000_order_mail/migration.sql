-- AlterTable
ALTER TABLE "commerce_order" ADD COLUMN     "email_index" BYTEA;

-- Of people who were forgotten nothing is learnt again.
UPDATE "commerce_order" AS o SET "email_index" = ''::bytea FROM "commerce_customer" AS c
WHERE c."shop_id" = o."shop_id" AND c."id" = o."customer_id" AND c."redacted_at" IS NOT NULL;
UPDATE "commerce_order" AS o SET "email_index" = ''::bytea FROM "platform_fact" AS f
WHERE f."shop_id" = o."shop_id" AND f."order_id" = o."id" AND f."kind" = 'order-redacted';
