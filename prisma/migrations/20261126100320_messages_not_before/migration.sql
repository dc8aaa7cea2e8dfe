-- AlterTable
ALTER TABLE "message_intent" DROP COLUMN "data",
ADD COLUMN     "not_before" TIMESTAMPTZ(6);
