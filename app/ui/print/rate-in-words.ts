import type { CurrencyCode } from '#app/kernel/currency.ts';
import { parseMoney } from '#app/kernel/money.ts';
import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { Texts } from '../texts/texts.ts';
import type { Print } from './print.ts';

/** "1 point per $1.00" */
export function rateInWords(
  { points, per }: ProgramForm,
  currency: CurrencyCode,
  print: Print,
  texts: Texts,
): string {
  return texts.loyalty.preview.perPoint(texts.shared.points(points), print.money(parseMoney(per, currency)));
}
