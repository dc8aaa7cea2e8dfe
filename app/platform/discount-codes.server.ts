import { createHmac } from 'node:crypto';

// Without letters that are taken for one another.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Codes that follow from what they are for: the same shop, customer and key always have the same one, and nobody
 * without the key of this installation can guess it. 60 bits, in capitals.
 */
export function openDiscountCodes(encryptionKey: Uint8Array) {
  const codeOf = openCodes(encryptionKey, 'discount codes');
  return (shopId: bigint, customerId: bigint, intention: string): string =>
    `LOY-${codeOf(`${shopId}:${customerId}:${intention}`)}`;
}

/** The same for a line of an order that was reviewed. */
export function openReviewCodes(encryptionKey: Uint8Array) {
  const codeOf = openCodes(encryptionKey, 'review codes');
  return (shopId: bigint, orderId: bigint, lineShopifyId: bigint): string =>
    `REV-${codeOf(`${shopId}:${orderId}:${lineShopifyId}`)}`;
}

function openCodes(encryptionKey: Uint8Array, purpose: string) {
  const key = createHmac('sha256', encryptionKey).update(purpose).digest();
  return (text: string): string => {
    const hash = createHmac('sha256', key).update(text).digest();
    return [...hash.subarray(0, 12)].map((byte) => letters[byte % 32]).join('');
  };
}
