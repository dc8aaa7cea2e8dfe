-- CreateTable
CREATE TABLE "review_left_out" (
    "shop_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "kept" INTEGER NOT NULL,
    "exchanged" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,

    CONSTRAINT "review_left_out_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- AddForeignKey
ALTER TABLE "review_left_out" ADD CONSTRAINT "review_left_out_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "commerce_order"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
