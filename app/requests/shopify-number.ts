import { parseGid } from '../kernel/ids.ts';

/** The number in a global id of this type, or a plain number; null: the text is neither. */
export function shopifyNumber(type: string, text: string): bigint | null {
  if (/^[1-9]\d{0,17}$/.test(text)) return BigInt(text);
  if (!/^gid:\/\/shopify\/[A-Za-z]+\/[1-9]\d{0,17}$/.test(text)) return null;
  const parsed = parseGid(text);
  return parsed.type === type ? parsed.id : null;
}
