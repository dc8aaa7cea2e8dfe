import type { AdminClient } from './admin-client.server.ts';
import { AdminRefused } from './errors.ts';
import { readAppInstallation } from './operations/app-installation.ts';
import { setMetafields } from './operations/metafields-set.ts';

/** What we write into Shopify. Each sets a state, so doing it again is harmless. */
export interface ShopifyWrites {
  /** A JSON metafield of the app's own, which its theme blocks read as app.metafields.{namespace}.{key}. */
  publish(
    shop: { id: bigint; domain: string },
    namespace: string,
    key: string,
    value: unknown,
  ): Promise<void>;
}

export function openShopifyWrites(client: AdminClient): ShopifyWrites {
  return {
    async publish(shop, namespace, key, value) {
      const ownerId = await client.call(shop, readAppInstallation, {});
      const metafield = { ownerId, namespace, key, type: 'json', value: JSON.stringify(value) };
      const refused = await client.call(shop, setMetafields, { metafields: [metafield] });
      if (refused[0]) throw new AdminRefused(setMetafields.name, [refused[0].code ?? ''], refused[0].message);
    },
  };
}
