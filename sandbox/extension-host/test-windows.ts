import type { Page } from 'playwright-core';
import { changeCart, createCart } from '../domain/checkout/carts.ts';
import { createOrder } from '../domain/create-order.ts';
import { createCustomer } from '../domain/customers.ts';
import { createDiscount } from '../domain/discounts/discounts.ts';
import { findVariant } from '../domain/products.ts';
import { getShop } from '../domain/shops.ts';
import { createFrame } from '../frame/create-frame.ts';
import type { Parts } from '../http/parts.ts';
import { echoParts, type TestSandbox } from '../http/test-sandbox.ts';
import { openState } from '../state/database.ts';
import { createWindows } from '../windows/create-windows.ts';

/** A sandbox whose checkout and account show the extensions of this folder. */
export function windowParts(extensions: URL): Parts {
  return {
    ...echoParts,
    routes: (ground) => [
      createFrame({ ...ground, extensions, checkApp: async () => ({ up: true, worker: true }) }),
      createWindows({ ...ground, extensions, applicationUrl: 'https://afterglow.example.com' }),
    ],
  };
}

export interface TestShopper {
  /** domain of the shop */
  shop: string;
  /** such as http://localhost:4000/store/shop-1 */
  store: string;
  customerId: string;
  /** a cart with a mug for 40.00 in it, of a guest */
  cart: string;
  orderId: string;
  signIn(page: Page): Promise<void>;
}

/** A shop with a mug, a code FIVE for 5.00 off, a customer with an order, and a guest's cart. */
export async function shopWithShopper(
  sandbox: TestSandbox,
  shopper: { locale?: string; plan?: string } = {},
): Promise<TestShopper> {
  const domain = await sandbox.shop({
    currency: 'EUR',
    country: 'DE',
    pricesIncludeTax: true,
    plan: shopper.plan ?? 'plus',
  });
  await sandbox.post(`/control/shops/${domain}/products`, [{ sku: 'MUG', price: '40.00', title: 'Mug' }]);
  const state = await openState(sandbox.options.databaseUrl, { connections: 1 });
  try {
    return await state.transaction(async (tx) => {
      const shop = await getShop(tx, domain);
      const { variant } = (await findVariant(tx, shop, 'MUG')) ?? { variant: { id: '0' } };
      const customer = await createCustomer(tx, shop, {
        email: 'ada@example.com',
        firstName: 'Ada',
        lastName: 'Berg',
        locale: shopper.locale ?? 'en',
        address: { countryCode: 'DE', address1: 'Weg 1', city: 'Berlin', zip: '10115' },
      });
      await createDiscount(tx, shop, {
        title: 'Five off',
        code: 'FIVE',
        value: { amount: '5.00' },
        startsAt: '2026-01-01T00:00:00Z',
      });
      const cart = await createCart(tx, shop);
      await changeCart(tx, shop, cart.token, { set: { [variant.id]: 1 } });
      const order = await createOrder(tx, shop, {
        customer: customer.id,
        lines: [{ sku: 'MUG', quantity: 1 }],
      });
      const handle = domain.split('.')[0] ?? '';
      const { origin } = sandbox.running;
      return {
        shop: domain,
        store: `${origin}/store/${handle}`,
        customerId: customer.id,
        cart: cart.token,
        orderId: order.id,
        signIn: async (page) => {
          const form = { customer: customer.id };
          const answer = await page.request.post(`${origin}/sandbox/${handle}/who`, {
            form,
            headers: { origin },
            maxRedirects: 0,
          });
          if (answer.status() !== 303) throw new Error(`Signing in was answered ${answer.status()}`);
        },
      };
    });
  } finally {
    await state.close();
  }
}
