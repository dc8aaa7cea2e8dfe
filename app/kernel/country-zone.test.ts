import { expect, test } from 'vitest';
import { zoneOfCountry } from './country-zone.ts';

test('a country with one time has a zone, one with several has none', () => {
  expect(zoneOfCountry('DE')).toBe('Europe/Berlin');
  expect(zoneOfCountry('JP')).toBe('Asia/Tokyo');
  expect(zoneOfCountry('ZW')).toBe('Africa/Harare');
  for (const several of ['US', 'CA', 'AU', 'BR', 'ES', 'PT', 'RU', 'MX'])
    expect(zoneOfCountry(several)).toBeNull();
  expect(zoneOfCountry(null)).toBeNull();
  expect(zoneOfCountry('XX')).toBeNull();
});

test('every zone of the list is known', () => {
  for (let first = 65; first <= 90; first++)
    for (let second = 65; second <= 90; second++)
      expect(() => zoneOfCountry(String.fromCharCode(first, second))).not.toThrow();
});
