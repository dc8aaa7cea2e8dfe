import type { Zone } from '#app/kernel/calendar.ts';
import { zoneOfCountry } from '#app/kernel/country-zone.ts';

/** In whose time somebody is written to: the zone of the country of delivery if it has one, else the shop's. */
export const customerZone = (countryCode: string | null, shop: Zone): Zone =>
  zoneOfCountry(countryCode) ?? shop;
