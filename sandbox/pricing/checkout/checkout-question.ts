import type { DiscountClass, DiscountData } from '../../domain/discounts/discount-types.ts';
import type { Id } from '../../domain/types.ts';

/** What a buyer wants to buy, for codes to be tried on; amounts in minor units of the currency the buyer pays in. */
export interface CheckoutQuestion {
  /** The shop's currency, in which discounts are written. */
  shopCurrency: string;
  currency: string;
  rate: string;
  lines: readonly CheckoutLine[];
  /** As entered, first to last; null = the shop has no such code. */
  codes: readonly { code: string; discount: DiscountData | null }[];
  /** Those that apply to this buyer by themselves, where the rest of them allows it. */
  automatic?: readonly DiscountData[];
  buyer: CheckoutBuyer;
  /** Where it goes and what that costs; the price is null while nobody can say. */
  delivery: { country: string; price: bigint | null };
  /** Business time. */
  now: string;
  /** The checkout had accepted its codes before somebody ended them. */
  late: boolean;
}

export interface CheckoutLine {
  productId: Id | null;
  variantId: Id | null;
  collectionIds: readonly Id[];
  quantity: number;
  unitPrice: bigint;
  giftCard: boolean;
}

export interface CheckoutBuyer {
  /** Signed in, or known by e-mail where that is enough: codes for certain customers look at this. */
  known: Id | null;
  /** Whose order it becomes. */
  customerId: Id | null;
}

/** An order's items, certain items, or the shipping. */
export function classOf(discount: DiscountData): DiscountClass {
  if (discount.kind === 'free-shipping') return 'shipping';
  return 'all' in discount.items ? 'order' : 'product';
}

/** Whether a discount is meant for this line. Gift cards are sold at their price. */
export function matches(discount: DiscountData, line: CheckoutLine): boolean {
  return isAmong(discount.items, line);
}

/** Gift cards are never among the goods of a discount. */
export function isAmong(items: DiscountData['items'], line: CheckoutLine): boolean {
  if (line.giftCard) return false;
  if ('all' in items) return true;
  return (
    (line.productId !== null && items.productIds.includes(line.productId)) ||
    (line.variantId !== null && items.variantIds.includes(line.variantId)) ||
    line.collectionIds.some((id) => items.collectionIds.includes(id))
  );
}
