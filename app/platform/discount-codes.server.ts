import { createHmac } from 'node:crypto';

// Without letters that are taken for one another.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Codes that follow from what they are for: the same shop, customer and key always have the same one, and nobody
 * without the key of this installation can guess it. 60 bits, in capitals.
 */
export function openDiscountCodes(encryptionKey: Uint8Array) {
  const key = createHmac('sha256', encryptionKey).update('discount codes').digest();
  return (shopId: bigint, customerId: bigint, intention: string): string => {
    const hash = createHmac('sha256', key).update(`${shopId}:${customerId}:${intention}`).digest();
    const text = [...hash.subarray(0, 12)].map((byte) => letters[byte % 32]).join('');
    return `LOY-${text}`;
  };
}
