import type { MovingPorts } from '../../app/modules/reviews/moving/ports.ts';

/** Nobody bought anything, `named` says whose an address is, and products are known by the number in their handle: `product-1`. */
export const plainMoving = (
  seal: MovingPorts['seal'],
  named: ReadonlyMap<string, readonly bigint[]> = new Map(),
): MovingPorts => ({
  seal,
  digest: (shopId, text) => `${shopId}:${text}`,
  catalogue: {
    findProducts: async (_shop, { handles }) =>
      handles.flatMap((handle) => {
        const [, number] = /^product-(\d+)$/.exec(handle) ?? [];
        return number === undefined ? [] : [productOf(BigInt(number), handle)];
      }),
  },
  buyers: {
    purchasesByAddress: async () => [],
    linesOfOrders: async () => [],
    customersByAddress: async (_shop, emails) =>
      new Map(
        emails.flatMap(
          (email) =>
            named
              .get(email)
              ?.slice(0, 1)
              .map((id) => [email, id] as const) ?? [],
        ),
      ),
    addressesOf: async () => new Map(),
  },
});

const productOf = (shopifyId: bigint, handle: string) => ({
  ...{ shopifyId, title: `Product ${shopifyId}`, handle, brand: '', deleted: false },
  variants: [{ shopifyId, sku: null, barcode: null }],
});
