import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { MovingPorts } from '../modules/reviews/moving/ports.ts';

/** What moving reviews in and out asks of commerce and of the platform. */
export function movingForReviews({
  commerce,
  seal,
  digest,
}: {
  readonly commerce: Pick<
    Commerce,
    'findProducts' | 'purchasesByAddress' | 'purchasesOfOrders' | 'customersByAddress' | 'mailedCustomers'
  >;
  readonly seal: MovingPorts['seal'];
  readonly digest: MovingPorts['digest'];
}): MovingPorts {
  return {
    seal,
    digest,
    catalogue: {
      async findProducts(shop, names) {
        const found = await commerce.findProducts(asShopId(shop), names);
        return found.map(({ vendor, ...product }) => ({ ...product, brand: vendor }));
      },
    },
    buyers: {
      purchasesByAddress: (shop, emails) => commerce.purchasesByAddress(asShopId(shop), emails),
      linesOfOrders: (shop, orders) => commerce.purchasesOfOrders(asShopId(shop), orders),
      customersByAddress: (shop, emails) => commerce.customersByAddress(asShopId(shop), emails),
      async addressesOf(shop, customers) {
        const found = await commerce.mailedCustomers(asShopId(shop), customers);
        return new Map(
          [...found].flatMap(([id, { email, redactedAt }]) =>
            email === null || redactedAt !== null ? [] : [[id, email] as const],
          ),
        );
      },
    },
  };
}
