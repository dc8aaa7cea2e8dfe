import type { AddressData } from '../../../domain/types.ts';

/** An address as extensions get it: what is not there is undefined. */
export function addressValue(address: AddressData | null): Record<string, string | undefined> | undefined {
  if (address === null) return undefined;
  const { firstName, lastName } = address;
  return {
    name: [firstName, lastName].filter(Boolean).join(' ') || undefined,
    firstName: firstName ?? undefined,
    lastName: lastName ?? undefined,
    address1: address.address1 ?? undefined,
    city: address.city ?? undefined,
    provinceCode: address.provinceCode ?? undefined,
    zip: address.zip ?? undefined,
    countryCode: address.countryCode,
    phone: address.phone ?? undefined,
  };
}
