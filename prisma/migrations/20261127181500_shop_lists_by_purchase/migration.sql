-- What was exchanged or returned is rare: without an index of its own the list of the shop reads past all that was kept.
CREATE INDEX "review_shown_of_shop_purchase_newest" ON "review" ("shop_id", "purchase", "rating", "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "review_shown_of_shop_purchase_helpful" ON "review" ("shop_id", "purchase", "rating", "helpful_score" DESC, "submitted_at" DESC, "id" DESC) WHERE "status" = 'published';
