import { z } from 'zod';
import { adminApp } from '../../stories/runner/admin-app.ts';
import { anyAnswer, controlShop, type ShopControl } from '../../stories/runner/sandbox-control.ts';
import { afterTheSale } from './after-the-sale.ts';
import { idOf, withId } from './sandbox-orders.ts';
import { type Origins, untilCalm } from './until-calm.ts';

const products = z.array(z.object({ sku: z.string(), productId: z.string() }));
const parcel = z.object({ fulfillmentId: z.string() });

/** Two more than fit on a page of the app's list. */
const people = 52;
const range = [
  { sku: 'MUG-MOSS', price: '18.00', title: 'Fjord mug', type: 'Ceramics', tags: ['table'], stock: 40 },
  { sku: 'TEAPOT', price: '54.00', title: 'Harbour teapot', type: 'Ceramics', tags: ['table'], stock: 12 },
  {
    sku: 'BLANKET',
    price: '129.00',
    title: 'Hollow wool blanket',
    type: 'Textiles',
    tags: ['wool'],
    stock: 9,
  },
  { sku: 'CANDLE', price: '28.50', title: 'Fig leaf candle', type: 'Home', tags: ['gift'], stock: 80 },
];

/** A small shop whose clock stands still, so that its pages read the same each time. */
export interface LivedInShop {
  admin: string;
  product: string;
  /** Ids of its orders: one with everything, one that nobody paid or sent yet. */
  rich: string;
  fresh: string;
  /** The app's id of a return that waits for a yes. */
  return: string;
  /** The sandbox's id of the customer with a long statement, and their e-mail. */
  customer: string;
  email: string;
}

async function open(at: Origins, handle: string, more: object = {}): Promise<ShopControl> {
  const shop = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  const settings = {
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    country: 'DE',
    pricesIncludeTax: true,
    plan: 'basic',
  };
  const body = {
    domain: shop.domain,
    ...settings,
    readAllOrders: false,
    now: '2026-03-03T09:00:00Z',
    ...more,
  };
  await shop.post('', body, anyAnswer);
  return shop;
}

const adminOf = (at: Origins, handle: string) => `${at.sandboxOrigin}/admin/store/${handle}`;

/** A shop that has nothing, with the app installed or not. */
export async function emptyShop(at: Origins, handle: string, { installed = true } = {}): Promise<string> {
  const shop = await open(at, handle, { name: 'Bare Walls' });
  if (installed) {
    await shop.post('install', {}, anyAnswer);
    await adminApp(at.proxyOrigin, shop).open();
  }
  return adminOf(at, handle);
}

/** A shop with products, customers, orders from before the install and every kind of change after it. */
export async function livedInShop(at: Origins, handle: string): Promise<LivedInShop> {
  const shop = await open(at, handle, { name: 'Salt & Linen' });
  const advance = async (step: string) => {
    await untilCalm(at, shop);
    await shop.post('clock', { advance: step }, anyAnswer);
  };
  const [first] = await shop.post('products', range, products);
  const customer = await addPeople(shop);
  const order = async (lines: object[], more: object = {}) =>
    (await shop.post('orders', { customer, lines, ...more }, withId)).id;
  await order([{ sku: 'CANDLE', quantity: 2 }]);
  await advance('+3d');

  await shop.post('install', {}, anyAnswer);
  const app = adminApp(at.proxyOrigin, shop);
  await app.open();
  // The app goes by the shop's clock once it has been told of it.
  await untilCalm(at, shop);
  await app.send('/app/loyalty', { intent: 'go-live' });

  const rich = await order(
    [
      { sku: 'MUG-MOSS', quantity: 4 },
      { sku: 'BLANKET', quantity: 1 },
    ],
    { shipping: '4.90' },
  );
  const { fulfillmentId } = await shop.post(`orders/${idOf(rich)}/fulfil`, {}, parcel);
  await advance('+3d');
  await shop.post(`orders/${idOf(rich)}/deliver`, { fulfillmentId }, anyAnswer);
  await advance('+40d');
  await shop.post(`orders/${idOf(rich)}/refund`, { lines: [{ sku: 'MUG-MOSS', quantity: 1 }] }, anyAnswer);
  const edited = await order([{ sku: 'TEAPOT', quantity: 2 }]);
  await untilCalm(at, shop);
  await shop.post(`orders/${idOf(edited)}/edit`, { set: { TEAPOT: 1 }, refund: '54.00' }, anyAnswer);
  const cancelled = await order([{ sku: 'CANDLE', quantity: 1 }]);
  await advance('+3h');
  await shop.post(`orders/${idOf(cancelled)}/cancel`, {}, anyAnswer);
  const fresh = await order([{ sku: 'BLANKET', quantity: 2 }], { paid: false });
  await untilCalm(at, shop);
  const asked = await afterTheSale(at, shop, customer);
  return {
    admin: adminOf(at, handle),
    product: idOf(first?.productId ?? ''),
    rich: idOf(rich),
    fresh: idOf(fresh),
    ...asked,
    customer: idOf(customer),
    email: 'ines.okafor@example.com',
  };
}

/** The id of the one whose page is looked at; the others fill the list. */
async function addPeople(shop: ShopControl): Promise<string> {
  const add = (body: object) => shop.post('customers', { country: 'DE', ...body }, withId);
  const named = {
    email: 'ines.okafor@example.com',
    firstName: 'Ines',
    lastName: 'Okafor',
    marketing: 'subscribed',
  };
  const [one] = await Promise.all([
    add({ ...named, tags: ['wholesale'] }),
    ...Array.from({ length: people - 1 }, (_, index) =>
      add({
        email: `guest-${index}@example.com`,
        firstName: 'Guest',
        lastName: `No ${index}`,
        country: index % 3 ? 'DE' : 'AT',
        marketing: 'not_subscribed',
      }),
    ),
  ]);
  return one.id;
}
