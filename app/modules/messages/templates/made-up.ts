import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import type { Language } from '#app/kernel/language.ts';
import { money } from '#app/kernel/money.ts';
import type { MailContent } from '../mails/mail.ts';
import type { MessageKind } from '../message.ts';

const goods: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Linen shirt', 'Wool socks'],
  de: ['Leinenhemd', 'Wollsocken'],
  fr: ['Chemise en lin', 'Chaussettes en laine'],
  es: ['Camisa de lino', 'Calcetines de lana'],
  ja: ['リネンシャツ', 'ウールソックス'],
};

/** Whole units of the shop's currency, or hundreds of them where it has no smaller unit. */
const madeUpAmount = 49n;

/** What a message would be about in a shop that has no order yet. */
export function madeUpContent(
  kind: MessageKind,
  language: Language,
  { url, currency }: { readonly url: string; readonly currency: CurrencyCode },
): MailContent {
  const products = goods[language].map((title) => ({ title, imageUrl: null, quantity: 1 }));
  const ofOrder = { orderName: '#1001', products, url };
  const returnName = '#1001-R1';
  switch (kind) {
    case 'review-request':
      return { kind, ...ofOrder };
    case 'return-requested':
    case 'return-approved':
    case 'return-received':
      return { kind, ...ofOrder, returnName };
    case 'return-declined':
      return { kind, ...ofOrder, returnName, note: null };
    case 'return-settled':
      return {
        kind,
        ...ofOrder,
        returnName,
        refunded: money(madeUpAmount * 10n ** BigInt(currencyExponent(currency) || 2), currency),
        credited: null,
      };
    case 'points-available':
      return { kind, points: 120n, balance: 480n, url };
  }
}
