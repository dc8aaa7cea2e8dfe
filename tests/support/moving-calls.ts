import type { Tokens } from '../../app/modules/reviews/tokens/door.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** For every function that moves reviews in and out: what shop A calls it with. */
export const movingCalls = (_doors: Doors, a: FilledShop): Makers<Tokens> => ({
  findToken: () => [a.shopId, 'feed'],
  makeToken: () => [a.shopId, 'read', '1'],
  revokeToken: () => [a.shopId, 'read'],
  shopOf: () => ['feed', 'x'.repeat(43)],
});
