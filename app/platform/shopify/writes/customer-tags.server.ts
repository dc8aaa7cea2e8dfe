import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { addTags } from '../operations/tags-add.ts';
import { removeTags } from '../operations/tags-remove.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/**
 * Tags of customers. Each call sets a state, so doing it again is harmless. False: Shopify does not take it, as of a
 * customer who is gone. Breaks when Shopify cannot be asked or does not answer.
 */
export interface CustomerTags {
  add(shop: ShopRef, customer: ShopifyId, tag: string): Promise<boolean>;
  remove(shop: ShopRef, customer: ShopifyId, tag: string): Promise<boolean>;
}

export function openCustomerTags(client: AdminClient): CustomerTags {
  const asked = (customer: ShopifyId, tag: string) => ({ id: printGid('Customer', customer), tags: [tag] });
  return {
    add: async (shop, customer, tag) => (await client.call(shop, addTags, asked(customer, tag))).length === 0,
    remove: async (shop, customer, tag) =>
      (await client.call(shop, removeTags, asked(customer, tag))).length === 0,
  };
}
