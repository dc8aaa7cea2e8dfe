import { discountStatus } from '../domain/discounts/discount-status.ts';
import type { DiscountData } from '../domain/discounts/discount-types.ts';
import { isoWithOffset } from '../domain/timestamps.ts';
import type { Shop, Timestamp } from '../domain/types.ts';

/** The payload of discounts/create and discounts/update. */
export function discountPayload(shop: Shop, discount: DiscountData): object {
  return {
    admin_graphql_api_id: nodeId(discount),
    title: discount.title,
    status: discountStatus(discount, shop.now),
    created_at: isoWithOffset(discount.createdAt, shop.timezone),
    updated_at: isoWithOffset(discount.updatedAt, shop.timezone),
  };
}

/** The payload of discounts/redeemcode_added and discounts/redeemcode_removed. */
export function redeemCodePayload(shop: Shop, discount: DiscountData, at: Timestamp): object {
  return {
    admin_graphql_api_id: nodeId(discount),
    redeem_code: { id: `gid://shopify/DiscountRedeemCode/${discount.id}`, code: discount.code },
    updated_at: isoWithOffset(at, shop.timezone),
  };
}

function nodeId(discount: DiscountData): string {
  return `gid://shopify/DiscountCodeNode/${discount.id}`;
}
