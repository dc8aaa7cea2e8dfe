import { z } from 'zod';
import type { CartChange } from '../domain/checkout/cart-inputs.ts';
import type { Fields } from '../frame/act.ts';

/** What the buyer typed, with what is wrong with it by field. */
export interface FilledIn {
  fields: Fields;
  errors: Record<string, string>;
}

/** Countries that the shop sends to. */
export const countries = ['DE', 'AT', 'CH', 'DK', 'ES', 'FR', 'GB', 'JP', 'NL', 'SE', 'US'] as const;

const needed: readonly (readonly [name: string, sentence: string])[] = [
  ['email', 'Enter your e-mail address, so that the order can be confirmed.'],
  ['lastName', 'Enter a last name for the parcel.'],
  ['address1', 'Enter the street and number.'],
  ['city', 'Enter the city.'],
];

/** What is missing or wrong before the order can be sent. */
export function checkDelivery(fields: Fields): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, sentence] of needed) if ((fields.get(name) ?? '') === '') errors[name] = sentence;
  const email = fields.get('email') ?? '';
  if (email !== '' && !z.email().safeParse(email).success) errors.email = 'This is not an e-mail address.';
  return { ...errors, ...checkCountry(fields) };
}

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);

/** A country that no form of ours offers. */
export function checkCountry(fields: Fields): Record<string, string> {
  const code = fields.get('countryCode') ?? '';
  return code === '' || isCountry(code) ? {} : { form: 'Choose a country from the list.' };
}

/** What is wrong with the pretend card; 4000 0000 0000 0002 is declined, as test cards are. */
export function checkCard(fields: Fields): Record<string, string> {
  const number = (fields.get('card') ?? '').replace(/\s/g, '');
  if (!/^\d{16}$/.test(number)) return { card: 'A card number has 16 digits. Try 4242 4242 4242 4242.' };
  if (number === '4000000000000002') return { card: 'The card was declined. Try another one.' };
  return {};
}

/** The delivery as typed so far; what is empty stays as it was, and a country alone is an address to start from. */
export function deliveryChange(fields: Fields): CartChange {
  const text = (name: string) => fields.get(name) || null;
  const email = text('email');
  const country = isCountry(fields.get('countryCode') ?? '') ? text('countryCode') : null;
  const typed = ['firstName', 'lastName', 'address1', 'city', 'zip'].some((name) => text(name) !== null);
  return {
    ...(email !== null && z.email().safeParse(email).success && { email }),
    ...(country !== null &&
      typed && {
        address: {
          firstName: text('firstName'),
          lastName: text('lastName'),
          address1: text('address1'),
          city: text('city'),
          zip: text('zip'),
          phone: text('phone'),
          countryCode: country,
        },
      }),
    ...(text('shippingMethod') !== null && { shippingMethod: text('shippingMethod') }),
  };
}
