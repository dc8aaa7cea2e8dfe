declare global {
  interface JSON {
    /** Node hands the source text of a value to the reviver; TypeScript's library does not know it yet. */
    parse(
      text: string,
      reviver: (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

const longNumber = /\d{16}/;
/** NUL, or one half of a pair, written as JSON may write them. */
const unstorable = /\\u(?:0000|[dD][89a-fA-F])/;

/**
 * As JSON.parse, with whole numbers beyond 2^53 as bigint: Shopify's ids are 64-bit numbers in REST payloads. Texts
 * lose what no database keeps, so that a name somebody typed cannot stop an order.
 */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text) && !unstorable.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, { source }) => {
    if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
    const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
    return isLong && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
  });
}
