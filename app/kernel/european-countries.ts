/**
 * ISO 3166 alpha-2 of the countries in which whoever buys from afar may withdraw from the contract within 14 days
 * (Directive 2011/83/EU): the European Union's and the other members of the European Economic Area.
 */
export const withdrawalCountries: readonly string[] = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS'],
  ...['IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

export const hasWithdrawal = (country: string | null): boolean =>
  country !== null && withdrawalCountries.includes(country);
