import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminUnavailable } from '../errors.ts';
import { deleteDiscount } from '../operations/discount-delete.ts';
import { listActiveDiscounts } from '../operations/discounts-active.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/** Keeping Shopify's list of code discounts in order. Every call breaks when Shopify cannot be asked or does not answer. */
export interface DiscountUpkeep {
  /** One that is gone already counts as removed. */
  remove(shop: ShopRef, discount: ShopifyId): Promise<void>;
  /** Discounts with exactly one code that can be used now, a page at a time. */
  listActive(
    shop: ShopRef,
    after: string | null,
  ): Promise<{
    readonly codes: readonly {
      readonly discount: ShopifyId;
      readonly title: string;
      readonly code: string;
    }[];
    readonly next: string | null;
  }>;
}

export function openDiscountUpkeep(client: AdminClient): DiscountUpkeep {
  return {
    async remove(shop, discount) {
      const id = printGid('DiscountCodeNode', discount);
      const [refused] = await client.call(shop, deleteDiscount, { id });
      // Of one that is gone Shopify says that the id is invalid.
      if (refused !== undefined && refused.code !== 'INVALID')
        throw new AdminUnavailable(`A code could not be deleted: ${refused.message}`);
    },
    listActive: (shop, after) => client.call(shop, listActiveDiscounts, { after }),
  };
}
