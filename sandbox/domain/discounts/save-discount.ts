import type { Tx } from '../../state/database.ts';
import { saveDocument } from '../../state/documents.ts';
import type { Shop } from '../types.ts';
import type { DiscountData } from './discount-types.ts';
import { discountKey } from './find-discounts.ts';

/** Writes the discount's new state; one that was deleted gives its code free. */
export async function saveDiscount(tx: Tx, shop: Shop, discount: DiscountData): Promise<void> {
  await saveDocument(tx, shop, 'discount', discount, {
    name: discount.deletedAt === null ? discountKey(discount.code) : '',
    email: null,
    customerId: null,
    processedAt: discount.createdAt,
  });
}
