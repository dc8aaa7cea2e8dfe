import type { z } from 'zod';
import { decimal, minor, sum, toPresentment } from '../money/amount.ts';
import { orderTotals } from '../money/order-totals.ts';
import type { Tx } from '../state/database.ts';
import { findDocument, takeId } from '../state/documents.ts';
import { addressOf } from './customers.ts';
import { lockCodes } from './discounts/find-discounts.ts';
import { applyToOrder, useCodes } from './discounts/order-codes.ts';
import { type OrderInput, orderInput } from './inputs.ts';
import { financialStatus } from './order-status.ts';
import { plannedPayments, saleTransactions } from './payments.ts';
import { findVariant } from './products.ts';
import { Refusal } from './refusal.ts';
import { saveOrder } from './save-order.ts';
import { moveStock } from './stock.ts';
import { spendStoreCredit } from './store-credit/pay-with-credit.ts';
import { isoSeconds } from './timestamps.ts';
import type { CustomerData, DiscountApplicationData, Id, LineData, OrderData, Shop } from './types.ts';

type Form = z.output<typeof orderInput>;

/** What an order has from the checkout that it was placed in. */
export interface OrderOrigin {
  cartToken: string;
  attributes: Record<string, string>;
  shippingTitle: string | null;
  /** null: the customer was not signed in. */
  signedIn: Id | null;
}

/**
 * An order at `shop.now`, paid at once unless `paid: false`; takes the stock and uses its codes. Sends orders/create
 * and, when paid, orders/paid and orders/updated. Refused: why a code does not apply (`expired`, `not-yours`, `below-minimum`, …), `discount-mismatch`.
 */
export async function createOrder(
  tx: Tx,
  shop: Shop,
  input: OrderInput,
  origin?: OrderOrigin,
): Promise<OrderData> {
  const form = orderInput.parse(input);
  const customer = form.customer == null ? null : await findDocument(tx, shop, 'customer', form.customer);
  if (form.customer != null && customer === null) {
    throw new Refusal('not-found', `There is no customer ${form.customer}.`);
  }
  const plain = await unpaidOrder(tx, shop, form, customer, origin);
  const codes = await lockCodes(tx, shop, form.codes, form.late);
  const buyer = { known: origin === undefined ? plain.customerId : origin.signedIn, late: form.late };
  const automatic = origin !== undefined || form.automatic;
  const coded = await applyToOrder(tx, shop, plain, codes, { ...buyer, automatic, given: form.lines });
  const draft = { ...coded, originalTotal: decimal(orderTotals(coded).total, coded.presentmentCurrency) };
  const payWith = plannedPayments(draft, orderTotals(draft).total, form.paidWith);
  const status = form.paid ? 'success' : 'pending';
  const recorded = form.paid || shop.switches.pendingOrderHasTransaction;
  const transactions = recorded ? await saleTransactions(tx, shop, payWith, status) : [];
  const order = { ...draft, transactions, payWith: form.paid ? [] : payWith };
  await moveStock(
    tx,
    shop,
    order.lines.map((line) => ({ variantId: line.variantId, units: -line.quantity })),
  );
  await useCodes(tx, shop, order, codes);
  // The checkout takes store credit itself.
  if (origin === undefined) await spendStoreCredit(tx, shop, order, transactions);
  const paid = form.paid && financialStatus(order) === 'PAID';
  return saveOrder(
    tx,
    shop,
    order,
    paid ? ['orders/create', 'orders/paid', 'orders/updated'] : ['orders/create'],
  );
}

async function unpaidOrder(
  tx: Tx,
  shop: Shop,
  form: Form,
  customer: CustomerData | null,
  origin: OrderOrigin | undefined,
): Promise<OrderData> {
  const at = isoSeconds(shop.now);
  const presentmentCurrency = form.presentment?.currency ?? shop.currency;
  const rate = form.presentment?.rate ?? '1';
  const money = (text: string | undefined) =>
    decimal(minor(text ?? '0', presentmentCurrency), presentmentCurrency);
  const lines: LineData[] = [];
  const bundles = new Map<string, Id>();
  for (const line of form.lines) {
    const plain = form.codes.length === 0 && !form.automatic ? line : { ...line, discount: undefined };
    const made = await lineFor(tx, shop, plain, { presentmentCurrency, rate, money });
    lines.push(
      line.bundle === undefined ? made : { ...made, bundle: await bundleOf(tx, bundles, line.bundle) },
    );
  }
  const number = await takeNumber(tx, shop);
  const order: OrderData = {
    id: await takeId(tx),
    name: `#${number}`,
    number,
    currency: shop.currency,
    presentmentCurrency,
    rate,
    taxesIncluded: shop.pricesIncludeTax,
    test: form.test,
    tags: form.tags,
    note: form.note ?? null,
    ...(origin === undefined ? {} : { attributes: origin.attributes, cartToken: origin.cartToken }),
    sourceName: form.sourceName,
    email: customer?.email ?? form.guest ?? null,
    phone: customer?.phone ?? null,
    customerId: customer?.id ?? null,
    customerLocale: customer?.locale ?? 'en',
    address: await deliveryAddress(tx, shop, form, customer),
    lines,
    shipping: null,
    discountApplications: discountsOf(form, lines, presentmentCurrency),
    transactions: [],
    payWith: [],
    originalTotal: '0',
    refunds: [],
    fulfillments: [],
    edits: [],
    cancelReason: null,
    cancelledAt: null,
    closedAt: null,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
  };
  if (form.shipping !== undefined && minor(form.shipping, presentmentCurrency) > 0n) {
    order.shipping = {
      id: await takeId(tx),
      title: origin?.shippingTitle ?? 'Standard',
      price: money(form.shipping),
      tax: money('0'),
    };
  }
  return order;
}

/** Parts of one bundle share its number. */
async function bundleOf(tx: Tx, known: Map<string, Id>, title: string): Promise<{ id: Id; title: string }> {
  const id = known.get(title) ?? (await takeId(tx));
  known.set(title, id);
  return { id, title };
}

/** A line for a SKU of the shop; `price` is in the presentment currency, the product's in the shop's. */
export async function lineFor(
  tx: Tx,
  shop: Shop,
  line: {
    sku: string;
    quantity: number;
    price?: string | undefined;
    discount?: string | undefined;
    tax?: string | undefined;
  },
  order: { presentmentCurrency: string; rate: string; money: (text: string | undefined) => string },
): Promise<LineData> {
  const found = await findVariant(tx, shop, line.sku);
  if (found === null) throw new Refusal('unknown-sku', `There is no product with the SKU ${line.sku}.`);
  const { product, variant } = found;
  const own = minor(variant.price, shop.currency);
  const unit =
    line.price === undefined
      ? toPresentment(own, shop.currency, order.rate, order.presentmentCurrency)
      : minor(line.price, order.presentmentCurrency);
  const discount = minor(line.discount ?? '0', order.presentmentCurrency);
  if (discount > unit * BigInt(line.quantity)) {
    throw new Refusal('bad-discount', `The discount on ${line.sku} is more than its price.`);
  }
  return {
    id: await takeId(tx),
    productId: product.id,
    variantId: variant.id,
    sku: line.sku,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    vendor: product.vendor,
    quantity: line.quantity,
    removed: 0,
    removedNet: order.money('0'),
    removedTax: order.money('0'),
    unitPrice: decimal(unit, order.presentmentCurrency),
    discounts:
      discount === 0n ? [] : [{ application: 0, amount: decimal(discount, order.presentmentCurrency) }],
    tax: order.money(line.tax),
    giftCard: product.giftCard,
    requiresShipping: variant.requiresShipping,
    taxable: variant.taxable,
    addedByEdit: false,
  };
}

function discountsOf(form: Form, lines: LineData[], currency: string): DiscountApplicationData[] {
  const total = sum(lines.flatMap((line) => line.discounts).map((share) => minor(share.amount, currency)));
  if (total === 0n) return [];
  const code = form.discountCode ?? null;
  return [
    {
      type: code === null ? 'manual' : 'discount_code',
      title: code ?? 'Discount',
      code,
      valueType: 'fixed_amount',
      value: decimal(total, currency),
    },
  ];
}

async function deliveryAddress(
  tx: Tx,
  shop: Shop,
  form: Form,
  customer: CustomerData | null,
): Promise<OrderData['address']> {
  const owner = { firstName: customer?.firstName, lastName: customer?.lastName };
  if (form.address !== undefined) return addressOf(tx, form.address, owner);
  if (form.country === undefined && customer?.address != null) return customer.address;
  return addressOf(tx, { countryCode: form.country ?? shop.country }, owner);
}

async function takeNumber(tx: Tx, shop: Shop): Promise<number> {
  const rows = await tx.query<{ number: number }>(
    'update shop set last_order_number = last_order_number + 1 where domain = $1 returning last_order_number as number',
    [shop.domain],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Refusal('not-found', `There is no shop ${shop.domain}.`);
  return number;
}
