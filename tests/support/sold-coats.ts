import { zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import type { Refusal, ReturnsShop, ShopifyReturns } from '../../app/modules/returns/ports.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { openShopifyReturns } from '../../app/platform/shopify/writes/returns.server.ts';
import { useAdminApi } from '../../sandbox/admin-api/test-api.ts';
import { createOrder } from '../../sandbox/domain/create-order.ts';
import { fulfilOrder } from '../../sandbox/domain/fulfil-order.ts';
import type { OrderInput } from '../../sandbox/domain/inputs.ts';
import { createProducts } from '../../sandbox/domain/products.ts';
import type { SwitchesChange } from '../../sandbox/domain/switches.ts';
import type { OrderData, Shop } from '../../sandbox/domain/types.ts';

const unlimited = {
  reserve: async () => ({ available: 1000, restoreRate: 100 }),
  giveBack: async () => {},
  correct: async () => {},
};

export interface At {
  returns: ShopifyReturns;
  /** The next call is done, and its answer never arrives. */
  lose: () => void;
  shop: ReturnsShop;
  stand: Shop;
  order: OrderData;
  variant: (sku: string) => ShopifyId;
}

export const id = (text: string | undefined) => shopifyId(BigInt(text ?? '0'));

/** Our side of Shopify's returns before the stand-in, with an order on its way. */
export function useSoldCoats() {
  const { world, ask } = useAdminApi();

  /** A coat in S and M (80.00 each, none left of L) and a paid order of it on its way. */
  async function sold(input: Partial<OrderInput> = {}, switches: SwitchesChange = {}): Promise<At> {
    const stand = await world.shop({ switches });
    const { order, made } = await world.state.transaction(async (tx) => {
      const variants = [
        { sku: 'M', title: 'M', price: '80.00', stock: 10 },
        { sku: 'L', title: 'L', price: '80.00', stock: 0 },
      ];
      const coat = { sku: 'S', price: '80.00', stock: 10, variantTitle: 'S', variants };
      const products = await createProducts(tx, stand, [coat]);
      const lines = [{ sku: 'S', quantity: 1, discount: '8.00', tax: '5.94' }];
      const placed = await createOrder(tx, stand, { guest: 'eva@example.com', lines, ...input });
      return { made: products, order: (await fulfilOrder(tx, stand, { order: placed.id })).order };
    });
    let lost = false;
    const answer: typeof fetch = async (_input, init) => {
      const { query, variables } = JSON.parse(String(init?.body));
      const { at: _, ...body } = await ask(stand, query, variables);
      if (!lost) return Response.json(body);
      lost = false;
      throw new TypeError('terminated');
    };
    const tokenFor = async () => ({ accessToken: 'token' });
    return {
      returns: openShopifyReturns(openAdminClient({ tokenFor, budget: unlimited, fetch: answer })),
      lose: () => {
        lost = true;
      },
      shop: {
        id: 1n,
        domain: stand.domain,
        zone: zone('America/New_York'),
        currency: currencyCode('USD'),
        grantedScopes: stand.grantedScopes,
      },
      stand,
      order,
      variant: (sku) => id(made.find((one) => one.sku === sku)?.variantId),
    };
  }

  return { world, sold };
}

export function done<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) throw new Error(answer.refused);
  return answer;
}

export async function found({ returns, shop }: At, which: ShopifyId) {
  const native = await returns.findReturn(shop, which);
  if (native === null) throw new Error('The return is not there.');
  return native;
}
