const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** A decimal string in a currency as people read it in English: "€48.00", "¥4,800". */
export function printAmount(amount: string, currency: string): string {
  if (!isNumeric(amount)) throw new Error(`"${amount}" is not an amount`);
  const digits = amount.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

/** "1 order", "12 orders". */
export function printCount(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? one : many}`;
}
