const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'dv', 'ku', 'ps', 'sd', 'ug']);

/** True for languages that are written from right to left. */
export function isRightToLeft(locale: string): boolean {
  return rightToLeft.has(locale.split('-')[0] ?? locale);
}
