import type { AddressData } from '../../domain/types.ts';
import { countryName } from '../../payloads/countries.ts';
import type { View } from '../api-types.ts';
import { gid } from '../gid.ts';

export function addressView(address: AddressData): View {
  const name = [address.firstName, address.lastName].filter(Boolean).join(' ');
  return {
    __typename: 'MailingAddress',
    id: gid('MailingAddress', address.id),
    firstName: address.firstName,
    lastName: address.lastName,
    name: name === '' ? null : name,
    company: null,
    address1: address.address1,
    address2: null,
    city: address.city,
    province: address.provinceCode,
    provinceCode: address.provinceCode,
    zip: address.zip,
    country: countryName(address.countryCode),
    countryCode: address.countryCode,
    countryCodeV2: address.countryCode,
    phone: address.phone,
    formattedArea: [address.city, address.provinceCode, countryName(address.countryCode)]
      .filter(Boolean)
      .join(', '),
  };
}
