-- CreateTable
CREATE TABLE "commerce_erased_address" (
    "shop_id" BIGINT NOT NULL,
    "email_index" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "commerce_erased_address_pkey" PRIMARY KEY ("shop_id","email_index")
);

-- AddForeignKey
ALTER TABLE "commerce_erased_address" ADD CONSTRAINT "commerce_erased_address_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "commerce_shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
