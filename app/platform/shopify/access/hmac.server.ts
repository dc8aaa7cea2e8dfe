import { createHmac, timingSafeEqual } from 'node:crypto';

/** Is `signature` the base64 HMAC-SHA256 of these bytes under `secret`? Compared in constant time. */
export function hmacMatches(secret: string, body: string, signature: string | null): boolean {
  if (!signature) return false;
  const expected = createHmac('sha256', secret).update(body, 'utf8').digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
