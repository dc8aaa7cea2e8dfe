import { minor, sum } from '../../money/amount.ts';
import type { Tx } from '../../state/database.ts';
import { createOrder } from '../create-order.ts';
import { createCustomer } from '../customers.ts';
import { lockCodes } from '../discounts/find-discounts.ts';
import { customerByEmail } from '../discounts/order-buyer.ts';
import type { OrderInput } from '../inputs.ts';
import { Refusal } from '../refusal.ts';
import { debitCustomer } from '../store-credit/change-account.ts';
import type { Id, OrderData, Shop } from '../types.ts';
import { type PlaceInput, placeInput } from './cart-inputs.ts';
import type { CartData, PricedCart } from './cart-types.ts';
import { pricedCart } from './price-cart.ts';

/**
 * Makes an order of a locked cart, with the codes that apply at this moment. Refused: `empty`, `contact-missing`,
 * `address-missing`, `total-changed` (a code was used up meanwhile), `overpaid`, `underpaid`,
 * `insufficient-funds` of store credit, `not-allowed` (a guest's store credit).
 */
export async function orderFromCart(
  tx: Tx,
  shop: Shop,
  cart: CartData,
  input: PlaceInput,
): Promise<OrderData> {
  const form = placeInput.parse(input);
  const priced = await pricedCart(tx, shop, cart, await lockCodes(tx, shop, cart.codes));
  const email = requireComplete(priced);
  requireTotal(priced, form.expectedTotal);
  const customer = cart.customerId ?? (await customerOf(tx, shop, priced, email));
  const method = priced.shippingMethods.find((one) => one.handle === priced.shippingMethod);
  const order: OrderInput = {
    customer,
    guest: email,
    lines: priced.lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      price: line.unitPrice,
      tax: line.tax,
    })),
    codes: priced.codes.filter((one) => one.applicable).map((one) => one.code),
    ...(method !== undefined && { shipping: method.price }),
    ...(priced.currency !== shop.currency && {
      presentment: { currency: priced.currency, rate: priced.rate },
    }),
    ...(form.paidWith !== undefined && { paidWith: paymentsOf(priced, form.paidWith) }),
    ...(priced.address !== null && { address: priced.address }),
    note: cart.note,
  };
  const placed = await createOrder(tx, shop, order, {
    cartToken: cart.token,
    attributes: cart.attributes,
    shippingTitle: method?.title ?? null,
    signedIn: cart.customerId,
  });
  await takeStoreCredit(tx, shop, cart, placed);
  return placed;
}

/** Store credit is its owner's, who has to be signed in. */
async function takeStoreCredit(tx: Tx, shop: Shop, cart: CartData, order: OrderData): Promise<void> {
  for (const { id, tender, amount } of order.transactions) {
    if (tender !== 'storeCredit') continue;
    if (cart.customerId === null) throw new Refusal('not-allowed', 'Store credit is for those signed in.');
    await debitCustomer(tx, shop, cart.customerId, {
      currency: order.presentmentCurrency,
      amount: minor(amount, order.presentmentCurrency),
      event: 'ORDER_PAYMENT',
      origin: { orderId: order.id, transactionId: id },
    });
  }
}

function requireComplete(priced: PricedCart): string {
  if (priced.lines.length === 0) throw new Refusal('empty', 'There is nothing in this cart.');
  if (priced.email === null) throw new Refusal('contact-missing', 'The order needs an e-mail address.');
  if (priced.address === null) throw new Refusal('address-missing', 'The order needs an address.');
  return priced.email;
}

function requireTotal(priced: PricedCart, expected: string | undefined): void {
  if (expected === undefined || minor(expected, priced.currency) === minor(priced.total, priced.currency)) {
    return;
  }
  throw new Refusal('total-changed', `The order costs ${priced.total} now, not ${expected}.`);
}

/** A guest's order belongs to the customer with that e-mail, who is made when there is none. */
async function customerOf(tx: Tx, shop: Shop, priced: PricedCart, email: string): Promise<Id> {
  const known = await customerByEmail(tx, shop, email);
  if (known !== null) return known;
  const address = priced.address ?? undefined;
  const customer = await createCustomer(tx, shop, {
    email,
    firstName: address?.firstName,
    lastName: address?.lastName,
    marketing: 'not_subscribed',
    account: false,
    ...(address !== undefined && { address }),
  });
  return customer.id;
}

type Payments = NonNullable<ReturnType<typeof placeInput.parse>['paidWith']>;

/** All of the total has to be paid; a wallet is a card to the shop. */
function paymentsOf(priced: PricedCart, given: Payments): NonNullable<OrderInput['paidWith']> {
  const amounts = given.flatMap((entry) => Object.values(entry));
  if (sum(amounts.map((amount) => minor(amount, priced.currency))) < minor(priced.total, priced.currency)) {
    throw new Refusal('underpaid', `The payments are less than the ${priced.total} due.`);
  }
  return given.flatMap(({ wallet, ...others }) =>
    wallet === undefined ? [others] : [others, { card: wallet }],
  );
}
