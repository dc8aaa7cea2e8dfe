-- What became of a purchase is known of an order only: what an import brought without one was never said to be kept.
UPDATE "review_rating" r SET "version" = r."version" + 1 FROM (
  SELECT DISTINCT "shop_id", "product_shopify_id" FROM "review" WHERE "order_id" IS NULL AND "status" = 'published'
) u WHERE u."shop_id" = r."shop_id" AND u."product_shopify_id" = r."product_shopify_id";
UPDATE "review" SET "purchase" = 'unknown' WHERE "order_id" IS NULL;
DELETE FROM "review_tally" WHERE "imported";
INSERT INTO "review_tally" ("shop_id", "status", "rating", "purchase", "imported", "n")
SELECT "shop_id", "status", "rating", "purchase", true, count(*) FROM "review" WHERE "via" = 'import' GROUP BY 1, 2, 3, 4;
