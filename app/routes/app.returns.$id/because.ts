import type { Message } from '#app/contracts/answers.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseMoney } from '#app/kernel/money.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** A rule's sentence; '' for a code that a newer version wrote. */
export function becauseOf({ code, values }: Message, print: Print, { returns: words }: Texts): string {
  const sentences: Readonly<Record<string, (values: Message['values']) => string>> = words.because;
  return sentences[code]?.(printed(values, print)) ?? '';
}

/** The values with their amount printed in its currency. */
function printed(values: Message['values'], print: Print): Record<string, string> {
  const { amount, currency } = values;
  if (amount === undefined || currency === undefined) return { ...values };
  return { ...values, amount: print.money(parseMoney(amount, currencyCode(currency))) };
}
