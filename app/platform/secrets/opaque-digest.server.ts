import { createHmac } from 'node:crypto';

/**
 * Digests of what another system chose, such as a key that may hold somebody's address: the same for the same shop and
 * text, and nobody without the key of this installation can tell what it was of.
 */
export function openOpaqueDigest(encryptionKey: Uint8Array) {
  const key = createHmac('sha256', encryptionKey).update('opaque digest').digest();
  return (shopId: bigint, text: string): string =>
    createHmac('sha256', key).update(`${shopId}:${text}`).digest('base64url');
}
