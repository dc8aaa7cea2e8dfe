-- AlterTable
ALTER TABLE "returns_unit" ADD COLUMN     "paid" BOOLEAN NOT NULL DEFAULT false;

UPDATE "returns_unit" AS u SET "paid" = true FROM "returns_return" AS r
WHERE r."shop_id" = u."shop_id" AND r."id" = u."return_id" AND r."state" = 'settled' AND u."disposition" IS DISTINCT FROM 'missing';
