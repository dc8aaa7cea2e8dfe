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

/** As JSON.parse, with whole numbers beyond 2^53 as bigint: Shopify's ids are 64-bit numbers in REST payloads. */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, { source }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    /^-?\d+$/.test(source)
      ? BigInt(source)
      : value,
  );
}
