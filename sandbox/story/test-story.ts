import { createOrder } from '../domain/create-order.ts';
import { createCustomer } from '../domain/customers.ts';
import { addFulfillmentEvent, fulfilOrder } from '../domain/fulfil-order.ts';
import { createProducts } from '../domain/products.ts';
import { getShop } from '../domain/shops.ts';
import type { Id, OrderData, Shop } from '../domain/types.ts';
import type { State, Tx } from '../state/database.ts';

/** A jumper in M and L (20 of each), a mug, and Ines, who has had three mugs; Bo has had a jumper. */
export async function storyGround(state: State, shop: Shop): Promise<{ ines: Id; bo: Id }> {
  return state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      {
        ...{ sku: 'JUMPER-M', title: 'Fjell jumper', variantTitle: 'Moss / M', price: '48.00', stock: 20 },
        variants: [{ sku: 'JUMPER-L', title: 'Moss / L', price: '48.00', stock: 20 }],
      },
      { sku: 'MUG', title: 'Fjord mug', price: '18.00' },
    ]);
    const person = { country: 'DE', marketing: 'subscribed' as const };
    const ines = await createCustomer(tx, shop, {
      ...{ ...person, email: 'ines@example.com', firstName: 'Ines', lastName: 'Okafor', locale: 'de' },
      address: { firstName: 'Ines', lastName: 'Okafor', countryCode: 'DE' },
    });
    const bo = await createCustomer(tx, shop, { ...person, email: 'bo@example.com', firstName: 'Bo' });
    for (let count = 0; count < 3; count += 1) await arrive(tx, shop, await buy(tx, shop, ines.id, ['MUG']));
    await arrive(tx, shop, await buy(tx, shop, bo.id, ['JUMPER-M']));
    return { ines: ines.id, bo: bo.id };
  });
}

export const buy = (tx: Tx, shop: Shop, customer: Id, skus: readonly string[]): Promise<OrderData> =>
  createOrder(tx, shop, { customer, lines: skus.map((sku) => ({ sku })) });

export async function arrive(tx: Tx, shop: Shop, { id }: OrderData): Promise<void> {
  await fulfilOrder(tx, shop, { order: id });
  await addFulfillmentEvent(tx, await getShop(tx, shop.domain), { order: id });
}

/** What the app would write for the storefront to show. */
export async function show(
  state: State,
  shop: Shop,
  owner: { type: 'CUSTOMER' | 'PRODUCT'; id: Id },
  name: `${string}.${string}`,
  value: unknown,
): Promise<void> {
  const [namespace = '', key = ''] = name.split('.');
  await state.query(
    `insert into metafield (shop, owner_type, owner_id, namespace, key, type, value, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'json', $6, now(), now())
     on conflict (shop, owner_type, owner_id, namespace, key) do update set value = excluded.value`,
    [shop.domain, owner.type, owner.id, namespace, key, JSON.stringify(value)],
  );
}
