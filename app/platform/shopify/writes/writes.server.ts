import { printGid, type ShopifyId } from '../../../kernel/ids.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused } from '../errors.ts';
import { readAppInstallation } from '../operations/app-installation.ts';
import { setMetafields } from '../operations/metafields-set.ts';

/** What we write into Shopify. Each sets a state, so doing it again is harmless. */
export interface ShopifyWrites {
  /** A JSON metafield of the app's own, which its theme blocks read as app.metafields.{namespace}.{key}. */
  publish(
    shop: { id: bigint; domain: string },
    namespace: string,
    key: string,
    value: unknown,
  ): Promise<void>;
  /**
   * The same JSON metafield of many customers, at most 25 at once. Answers the places of those that Shopify does not
   * take; then nothing was written.
   */
  publishToCustomers(
    shop: { id: bigint; domain: string },
    key: string,
    values: readonly { readonly customer: ShopifyId; readonly value: unknown }[],
  ): Promise<readonly number[]>;
}

/** Where themes find what we keep with a customer. */
const customerNamespace = 'afterglow';

export function openShopifyWrites(client: AdminClient): ShopifyWrites {
  return {
    async publish(shop, namespace, key, value) {
      const ownerId = await client.call(shop, readAppInstallation, {});
      const metafield = { ownerId, namespace, key, type: 'json', value: JSON.stringify(value) };
      const refused = await client.call(shop, setMetafields, { metafields: [metafield] });
      if (refused[0]) throw new AdminRefused(setMetafields.name, [refused[0].code ?? ''], refused[0].message);
    },
    async publishToCustomers(shop, key, values) {
      const metafields = values.map(({ customer, value }) => ({
        ownerId: printGid('Customer', customer),
        namespace: customerNamespace,
        key,
        type: 'json',
        value: JSON.stringify(value),
      }));
      const refused = await client.call(shop, setMetafields, { metafields });
      // Each names the metafield by its place: ["metafields", "3", "ownerId"].
      const places = refused.map(({ field }) => Number(field?.[1] ?? 0));
      return [...new Set(places.map((place) => (Number.isInteger(place) ? place : 0)))];
    },
  };
}
