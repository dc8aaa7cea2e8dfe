import { decimal, minor, sum } from '../../money/amount.ts';
import { type AppliedCode, applyCodes } from '../../pricing/checkout/apply-codes.ts';
import { inBuyerMoney } from '../../pricing/checkout/buyer-money.ts';
import { classOf } from '../../pricing/checkout/checkout-question.ts';
import type { Tx } from '../../state/database.ts';
import { automaticFor, useAutomatic } from '../automatic/automatic-discounts.ts';
import { collectionsOf } from '../checkout/cart-lines.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { DiscountApplicationData, Id, OrderData, Shop } from '../types.ts';
import type { DiscountData, DiscountRefusal } from './discount-types.ts';
import type { FoundCode } from './find-discounts.ts';
import { orderBuyer } from './order-buyer.ts';
import { saveDiscount } from './save-discount.ts';

/** Why a code does not apply, in the words in which stories are refused. */
const words = {
  unknown: 'code-not-applicable',
  'not-active': 'expired',
  'used-up': 'already-done',
  'already-used-by-customer': 'already-done',
  'other-customer': 'not-yours',
  'below-minimum': 'below-minimum',
  'no-matching-items': 'not-allowed',
  'not-combinable': 'not-combinable',
} as const satisfies Record<DiscountRefusal, string>;

const wordOf = (refused: DiscountRefusal | null) => words[refused ?? 'unknown'];

interface Entered {
  /** The customer who entered the codes signed in. */
  known: Id | null;
  late: boolean;
  /** Automatic discounts apply, too, as at the shop's checkout. */
  automatic: boolean;
  /** Each line's discount as a command gave it; undefined = whatever the codes take. */
  given: readonly { sku: string; discount?: string | undefined }[];
}

/**
 * The order with its codes taken off lines and shipping. Every code has to apply (the refusal names why), and a given
 * discount has to be what the codes take off that line (`discount-mismatch`).
 */
export async function applyToOrder(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  codes: readonly FoundCode[],
  entered: Entered,
): Promise<OrderData> {
  if (codes.length === 0 && !entered.automatic) return order;
  const applied = await tryCodes(tx, shop, order, codes, entered);
  const refused = applied.find((one) => one.refused !== null);
  if (refused !== undefined) {
    throw new Refusal(
      wordOf(refused.refused),
      `The code ${refused.code} does not apply: ${refused.refused}.`,
    );
  }
  requireSums(order, applied, entered.given);
  await useAutomatic(
    tx,
    shop,
    applied.flatMap(({ code, discount }) => (code === '' && discount !== null ? [discount.id] : [])),
    { orderId: order.id, customerId: order.customerId, usedAt: Date.now() },
  );
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  const lines = order.lines.map((line, index) => ({
    ...line,
    discounts: applied.flatMap((one, application) => {
      const amount = one.lines[index] ?? 0n;
      return amount === 0n ? [] : [{ application, amount: print(amount) }];
    }),
  }));
  return {
    ...order,
    lines,
    shipping: shippingAfter(order, applied),
    discountApplications: applied.flatMap(({ discount }) =>
      discount === null ? [] : [applicationOf(order, discount)],
    ),
  };
}

async function tryCodes(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  codes: readonly FoundCode[],
  entered: Entered,
): Promise<AppliedCode[]> {
  const currency = order.presentmentCurrency;
  const products = order.lines.flatMap((line) => line.productId ?? []);
  const collections = await collectionsOf(tx, shop, products);
  const { customerId } = await orderBuyer(tx, shop, order);
  const buyer = await orderBuyer(tx, shop, { customerId: entered.known, email: order.email });
  return applyCodes({
    shopCurrency: order.currency,
    currency,
    rate: order.rate,
    lines: order.lines.map((line) => ({
      ...line,
      collectionIds: collections.get(line.productId ?? '') ?? [],
      unitPrice: minor(line.unitPrice, currency),
    })),
    codes,
    automatic: entered.automatic ? await automaticFor(tx, shop, entered.known) : [],
    buyer: { ...buyer, customerId },
    delivery: {
      country: order.address?.countryCode ?? shop.country,
      price: order.shipping === null ? null : minor(order.shipping.price, currency),
    },
    now: shop.now,
    late: entered.late,
  });
}

function requireSums(order: OrderData, applied: readonly AppliedCode[], given: Entered['given']): void {
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  const wrong = given.flatMap(({ sku, discount }, index) => {
    const expected = sum(applied.map((one) => one.lines[index] ?? 0n));
    if (discount === undefined || minor(discount, order.presentmentCurrency) === expected) return [];
    return [`${sku} ${print(expected)} (given ${discount})`];
  });
  if (wrong.length > 0) {
    throw new Refusal('discount-mismatch', `The codes take off other sums: ${wrong.join(', ')}.`);
  }
}

function shippingAfter(order: OrderData, applied: readonly AppliedCode[]): OrderData['shipping'] {
  const application = applied.findIndex((one) => one.shipping > 0n);
  const off = applied[application]?.shipping ?? 0n;
  if (order.shipping === null || off === 0n) return order.shipping;
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  return {
    ...order.shipping,
    price: print(minor(order.shipping.price, order.presentmentCurrency) - off),
    discount: { application, amount: print(off) },
  };
}

function applicationOf(order: OrderData, discount: DiscountData): DiscountApplicationData {
  const { value, code } = discount;
  const base =
    code === ''
      ? ({ type: 'automatic', title: discount.title, code: null } as const)
      : ({ type: 'discount_code', title: discount.title, code } as const);
  if (value === null) return { ...base, valueType: 'percentage', value: '100.0', target: 'shipping' };
  const target = classOf(discount) === 'product' ? 'certain-lines' : undefined;
  if ('percentage' in value) {
    return {
      ...base,
      valueType: 'percentage',
      value: value.percentage.includes('.') ? value.percentage : `${value.percentage}.0`,
      ...(target !== undefined && { target }),
    };
  }
  const face = inBuyerMoney(
    { shopCurrency: order.currency, currency: order.presentmentCurrency, rate: order.rate },
    value.amount,
  );
  const each = value.onEachItem ? 'each-line' : target;
  return {
    ...base,
    valueType: 'fixed_amount',
    value: decimal(face, order.presentmentCurrency),
    ...(each !== undefined && { target: each }),
  };
}

/** Counts one use of every code for the order, whatever it took off. They have to be locked. */
export async function useCodes(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  codes: readonly FoundCode[],
): Promise<void> {
  const { customerId } = await orderBuyer(tx, shop, order);
  for (const { discount } of codes) {
    if (discount === null) continue;
    const uses = [...discount.uses, { orderId: order.id, customerId, usedAt: Date.now() }];
    await saveDiscount(tx, shop, { ...discount, uses, updatedAt: isoSeconds(shop.now) });
  }
}
