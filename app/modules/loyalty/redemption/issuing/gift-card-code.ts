import type { Redemption } from '../redemption.ts';

/**
 * The code of the gift card that a redemption gives: another one than the redemption's own, which facts and entries
 * carry. It follows from it under the installation's key, so it is kept nowhere and nobody can guess it.
 */
export function giftCardCode(
  codeFor: (shopId: bigint, customerId: bigint, key: string) => string,
  shopId: bigint,
  { code }: Pick<Redemption, 'code'>,
): string {
  // Shopify takes letters and digits only. Of no customer: redemptions change hands when customers are merged.
  return codeFor(shopId, 0n, `gift-card:${code}`).replace(/[^0-9A-Z]/g, '');
}
