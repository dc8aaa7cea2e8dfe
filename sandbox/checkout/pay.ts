import type { PlaceInput } from '../domain/checkout/cart-inputs.ts';
import type { PricedCart } from '../domain/checkout/cart-types.ts';
import { changeCart, placeOrder, priceCart } from '../domain/checkout/carts.ts';
import { accountsOf } from '../domain/store-credit/accounts.ts';
import { balanceOf } from '../domain/store-credit/lots.ts';
import type { OrderData, Shop } from '../domain/types.ts';
import type { Fields } from '../frame/act.ts';
import { decimal, minor } from '../money/amount.ts';
import type { Reader, Tx } from '../state/database.ts';
import { deliveryChange } from './checkout-form.ts';

/** The buyer's store credit in what they pay in; null without any. */
export async function creditOf(on: Reader, shop: Shop, cart: PricedCart): Promise<string | null> {
  const { customerId } = cart.cart;
  if (customerId === null) return null;
  const account = (await accountsOf(on, shop, customerId)).find((one) => one.currency === cart.currency);
  if (account === undefined || balanceOf(account) <= 0n) return null;
  return decimal(balanceOf(account), cart.currency);
}

/** Places the order as the buyer filled the checkout in; refused when it would cost something else than they were shown. */
export async function pay(tx: Tx, shop: Shop, token: string, fields: Fields): Promise<OrderData> {
  await changeCart(tx, shop, token, { ...deliveryChange(fields), express: false });
  const cart = await priceCart(tx, shop, token);
  const credit = fields.get('storeCredit') === 'yes' ? await creditOf(tx, shop, cart) : null;
  return placeOrder(tx, shop, token, {
    expectedTotal: fields.get('total') ?? cart.total,
    ...(credit !== null && { paidWith: withCredit(cart, credit) }),
  });
}

function withCredit(cart: PricedCart, credit: string): NonNullable<PlaceInput['paidWith']> {
  const total = minor(cart.total, cart.currency);
  const available = minor(credit, cart.currency);
  const used = available < total ? available : total;
  const print = (amount: bigint) => decimal(amount, cart.currency);
  return [
    ...(used > 0n ? [{ storeCredit: print(used) }] : []),
    ...(used < total || total === 0n ? [{ card: print(total - used) }] : []),
  ];
}

/** What a wallet knows of its owner, for a guest who typed nothing. */
const walletOwner = {
  email: 'wallet.owner@example.com',
  address: {
    firstName: 'Robin',
    lastName: 'Wallet',
    address1: 'Kastanienallee 12',
    city: 'Berlin',
    zip: '10435',
  },
};

/** Places the order past the checkout's own steps: contact and address are the wallet's, codes stay as they are. */
export async function payByWallet(tx: Tx, shop: Shop, token: string): Promise<OrderData> {
  const before = await priceCart(tx, shop, token);
  await changeCart(tx, shop, token, {
    express: true,
    ...(before.email === null && { email: walletOwner.email }),
    ...(before.address === null && { address: { ...walletOwner.address, countryCode: shop.country } }),
  });
  const cart = await priceCart(tx, shop, token);
  return placeOrder(tx, shop, token, { wallet: true, paidWith: [{ wallet: cart.total }] });
}
