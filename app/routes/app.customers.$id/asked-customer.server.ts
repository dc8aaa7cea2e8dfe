import { type CustomerId, customerId } from '#app/kernel/ids.ts';

/** The customer that an address names. Throws a 404 Response when it cannot be an id. */
export function requireCustomerId(text: string | undefined): CustomerId {
  if (text === undefined || !/^[1-9]\d{0,17}$/.test(text)) throw new Response(null, { status: 404 });
  return customerId(BigInt(text));
}
