/** A customer as the key of what they do not want: their number, which names nobody. */
export function personOfCustomer(customerId: bigint): string {
  return `customer:${customerId}`;
}

/** A guest by the keyed hash of their address. */
export function personOfHash(hash: Uint8Array): string {
  return `guest:${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Null: a guest. */
export function customerOf(person: string): bigint | null {
  const match = /^customer:(\d{1,18})$/.exec(person);
  return match?.[1] === undefined ? null : BigInt(match[1]);
}

/** Whether a text is a person as the two above write it. */
export function isPerson(text: string): boolean {
  return customerOf(text) !== null || /^guest:[0-9a-f]{64}$/.test(text);
}
