import { decimal, minor, rational, sum } from '../../money/amount.ts';
import { buyerCurrency } from '../../pricing/buyer-rates.ts';
import { taxPercentFor } from '../../pricing/buyer-taxes.ts';
import { type AppliedCode, applyCodes } from '../../pricing/checkout/apply-codes.ts';
import { taxOf } from '../../pricing/price-lines.ts';
import { type ShippingMethod, shippingMethodsFor } from '../../pricing/shipping-methods.ts';
import type { Reader } from '../../state/database.ts';
import { findDocument } from '../../state/documents.ts';
import { automaticFor } from '../automatic/automatic-discounts.ts';
import { type FoundCode, findCodes } from '../discounts/find-discounts.ts';
import { orderBuyer } from '../discounts/order-buyer.ts';
import type { Shop } from '../types.ts';
import { readCartLines, type SoldLine } from './cart-lines.ts';
import type { CartData, PricedCart, PricedLine } from './cart-types.ts';

/** Works out everything that a cart costs now; `codes` are those already read (and locked). */
export async function pricedCart(
  on: Reader,
  shop: Shop,
  cart: CartData,
  codes?: readonly FoundCode[],
): Promise<PricedCart> {
  const customer =
    cart.customerId === null ? null : await findDocument(on, shop, 'customer', cart.customerId);
  const address = cart.address ?? customer?.address ?? null;
  const email = cart.email ?? customer?.email ?? null;
  const country = address?.countryCode ?? shop.country;
  const money = buyerCurrency(shop, country);
  const lines = await readCartLines(on, shop, cart, money);
  const sent = address !== null && lines.some((line) => line.variant.requiresShipping);
  const methods = sent ? shippingMethodsFor(shop, { country, ...money }) : [];
  const method = methods.find((one) => one.handle === cart.shippingMethod) ?? methods[0] ?? null;
  const applied = applyCodes({
    shopCurrency: shop.currency,
    ...money,
    lines,
    codes: codes ?? (await findCodes(on, shop, cart.codes)),
    automatic: await automaticFor(on, shop, customer?.id ?? null),
    buyer: await orderBuyer(on, shop, { customerId: customer?.id ?? null, email }),
    delivery: { country, price: method?.price ?? null },
    now: shop.now,
    late: false,
  });
  const print = (amount: bigint) => decimal(amount, money.currency);
  const priced = pricedLines(shop, lines, applied, { ...money, country });
  return {
    cart,
    ...money,
    country,
    address,
    email,
    lines: priced,
    codes: applied.filter(isCode).map((one) => ({
      code: one.code,
      applicable: one.refused === null,
      refused: one.refused,
      amount: print(sum(one.lines) + one.shipping),
    })),
    automatic: applied
      .filter((one) => !isCode(one))
      .map((one) => ({ title: nameOf(one), amount: print(sum(one.lines) + one.shipping) })),
    shippingMethods: methods.map((one) => ({ ...one, price: print(one.price) })),
    shippingMethod: method?.handle ?? null,
    ...sums(shop, priced, applied, { currency: money.currency, method }),
  };
}

const isCode = ({ code }: AppliedCode) => code !== '';

/** What buyers see beside what it takes off. */
const nameOf = ({ code, discount }: AppliedCode) => (code === '' ? (discount?.title ?? '') : code);

function pricedLines(
  shop: Shop,
  lines: readonly SoldLine[],
  applied: readonly AppliedCode[],
  to: { country: string; currency: string },
): PricedLine[] {
  const percent = rational(taxPercentFor(shop, to.country));
  const print = (amount: bigint) => decimal(amount, to.currency);
  return lines.map((line, index) => {
    const discounts = applied.flatMap((one) => {
      const amount = one.lines[index] ?? 0n;
      return amount === 0n ? [] : [{ code: nameOf(one), automatic: !isCode(one), amount }];
    });
    const net = line.unitPrice * BigInt(line.quantity) - sum(discounts.map((one) => one.amount));
    const tax = line.variant.taxable ? taxOf(net, percent, shop.pricesIncludeTax) : 0n;
    return {
      id: line.id,
      variantId: line.variant.id,
      productId: line.product.id,
      sku: line.variant.sku,
      title: line.product.title,
      variantTitle: line.variant.title === 'Default Title' ? null : line.variant.title,
      imageUrl: line.product.image?.url ?? null,
      handle: line.product.handle,
      quantity: line.quantity,
      unitPrice: print(line.unitPrice),
      discounts: discounts.map(({ amount, ...one }) => ({ ...one, amount: print(amount) })),
      net: print(net),
      tax: print(tax),
    };
  });
}

function sums(
  shop: Shop,
  lines: readonly PricedLine[],
  applied: readonly AppliedCode[],
  paid: { currency: string; method: ShippingMethod | null },
): Pick<
  PricedCart,
  'subtotal' | 'discount' | 'shipping' | 'shippingDiscount' | 'tax' | 'taxesIncluded' | 'total'
> {
  const print = (amount: bigint) => decimal(amount, paid.currency);
  const read = (text: string) => minor(text, paid.currency);
  const net = sum(lines.map((line) => read(line.net)));
  const discount = sum(applied.flatMap((one) => one.lines));
  const shipping = paid.method?.price ?? 0n;
  const shippingDiscount = sum(applied.map((one) => one.shipping));
  const tax = sum(lines.map((line) => read(line.tax)));
  return {
    subtotal: print(net + discount),
    discount: print(discount),
    shipping: print(shipping),
    shippingDiscount: print(shippingDiscount),
    tax: print(tax),
    taxesIncluded: shop.pricesIncludeTax,
    total: print(net + shipping - shippingDiscount + (shop.pricesIncludeTax ? 0n : tax)),
  };
}
