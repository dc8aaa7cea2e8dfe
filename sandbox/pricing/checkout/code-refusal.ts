import type { DiscountData, DiscountRefusal } from '../../domain/discounts/discount-types.ts';
import { sum } from '../../money/amount.ts';
import { inBuyerMoney } from './buyer-money.ts';
import { type CheckoutQuestion, matches } from './checkout-question.ts';
import { givenUnits } from './given-units.ts';

/** Why this code alone takes nothing off here, or null when it does. */
export function codeRefusal(
  question: CheckoutQuestion,
  discount: DiscountData | null,
): DiscountRefusal | null {
  if (discount === null || (discount.deletedAt !== null && !question.late)) return 'unknown';
  if (!question.late && !isActive(discount, question.now)) return 'not-active';
  return usageRefusal(question, discount) ?? contentRefusal(question, discount);
}

/** Whether the discount runs at this moment of business time. */
export function isActive(discount: DiscountData, now: string): boolean {
  const at = Date.parse(now);
  const ended = [discount.endsAt, discount.deactivatedAt, discount.deletedAt].some(
    (end) => end !== null && Date.parse(end) <= at,
  );
  return !ended && Date.parse(discount.startsAt) <= at;
}

function usageRefusal(question: CheckoutQuestion, discount: DiscountData): DiscountRefusal | null {
  const { known, customerId } = question.buyer;
  if (discount.usageLimit !== null && discount.uses.length >= discount.usageLimit) return 'used-up';
  if (discount.customerIds.length > 0 && (known === null || !discount.customerIds.includes(known))) {
    return 'other-customer';
  }
  const again = customerId !== null && discount.uses.some((use) => use.customerId === customerId);
  return discount.oncePerCustomer && again ? 'already-used-by-customer' : null;
}

function contentRefusal(question: CheckoutQuestion, discount: DiscountData): DiscountRefusal | null {
  const lines = question.lines.filter((line) => matches(discount, line));
  if (lines.length === 0) return 'no-matching-items';
  const worth = sum(lines.map((line) => line.unitPrice * BigInt(line.quantity)));
  const units = lines.reduce((total, line) => total + line.quantity, 0);
  if (discount.minimumSubtotal !== null && worth < inBuyerMoney(question, discount.minimumSubtotal)) {
    return 'below-minimum';
  }
  if (discount.minimumQuantity !== null && units < discount.minimumQuantity) return 'below-minimum';
  if (discount.kind === 'bxgy' && givenUnits(question, discount).length === 0) return 'below-minimum';
  return discount.kind === 'free-shipping' && !shipsFree(question, discount) ? 'no-matching-items' : null;
}

function shipsFree(question: CheckoutQuestion, discount: DiscountData): boolean {
  const { country, price } = question.delivery;
  if (discount.countries !== null && !discount.countries.includes(country)) return false;
  if (price === null || discount.maximumShipping === null) return true;
  return price <= inBuyerMoney(question, discount.maximumShipping);
}
