import type { MovingPorts } from '../../app/modules/reviews/moving/ports.ts';

/** For tests that move no reviews: nobody bought anything, and every product is unknown. */
export const plainMoving = (seal: MovingPorts['seal']): MovingPorts => ({
  seal,
  digest: (shopId, text) => `${shopId}:${text}`,
  catalogue: { findProducts: async () => [] },
  buyers: {
    purchasesByAddress: async () => [],
    linesOfOrders: async () => [],
    customersByAddress: async () => new Map(),
    addressesOf: async () => new Map(),
  },
});
