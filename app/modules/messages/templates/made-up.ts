import { parseInstant, parseLocalDate, zone } from '#app/kernel/calendar.ts';
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

const madeUpMessage: Readonly<Record<Language, string>> = {
  en: 'Thank you for the picture. You can send it in the bag it came in.',
  de: 'Danke für das Bild. Du kannst den Artikel in der Tüte zurückschicken, in der er kam.',
  fr: 'Merci pour la photo. Vous pouvez renvoyer l’article dans son emballage d’origine.',
  es: 'Gracias por la foto. Puedes enviarlo en la bolsa en la que llegó.',
  ja: '写真をありがとうございます。届いたときの袋でお送りください。',
};
const madeUpReply: Readonly<Record<Language, string>> = {
  en: 'Thank you for telling us. We will make the next ones longer.',
  de: 'Danke für den Hinweis. Die nächsten machen wir länger.',
  fr: 'Merci de nous l’avoir dit. Nous ferons les prochains plus longs.',
  es: 'Gracias por contárnoslo. Los próximos los haremos más largos.',
  ja: 'お知らせくださりありがとうございます。次回はもう少し長くお作りします。',
};
/** A question about the first of the goods, and its answer. */
const madeUpQuestion: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Can it be washed at 40 °C?', 'Yes, at 40 °C. Please dry it on a line.'],
  de: ['Kann man es bei 40 °C waschen?', 'Ja, bei 40 °C. Bitte auf der Leine trocknen.'],
  fr: ['Peut-on la laver à 40 °C\u00a0?', 'Oui, à 40 °C. Séchez-la sur un fil, s’il vous plaît.'],
  es: ['¿Se puede lavar a 40 °C?', 'Sí, a 40 °C. Sécala tendida, por favor.'],
  ja: ['40℃で洗えますか。', 'はい、40℃で洗えます。つり干ししてください。'],
};
const madeUpTier: Readonly<Record<Language, string>> = {
  en: 'Gold',
  de: 'Gold',
  fr: 'Or',
  es: 'Oro',
  ja: 'ゴールド',
};
const madeUpDay = parseLocalDate('2026-12-31');
const madeUpMoment = parseInstant('2026-03-03T10:00:00Z');
const madeUpZone = zone('UTC');

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
    case 'review-reminder':
      return {
        kind,
        ...ofOrder,
        products: products.map((product, n) => ({ ...product, line: BigInt(n + 1) })),
      };
    case 'return-requested':
    case 'return-received':
    case 'return-cancelled':
    case 'return-expired':
      return { kind, ...ofOrder, returnName };
    case 'return-approved':
    case 'return-reminder':
      return { kind, ...ofOrder, returnName, sendBy: null, sendTo: null, instead: [] };
    case 'return-message':
      return { kind, ...ofOrder, returnName, text: madeUpMessage[language] };
    case 'review-reply':
      return { kind, ...ofOrder, text: madeUpReply[language] };
    case 'review-thanks':
      return { kind, ...ofOrder, code: 'REV-EXAMPLE', percent: '10', lastDay: madeUpDay };
    case 'withdrawal-receipt':
      return {
        ...{ kind, orderName: '#1001', products: [], url, name: '', text: '' },
        ...{ email: 'name@example.com', statedAt: madeUpMoment, zone: madeUpZone },
      };
    case 'question-answered': {
      const [question, answer] = madeUpQuestion[language];
      const answers = [{ by: 'merchant', name: '', text: answer } as const];
      return { kind, products: products.slice(0, 1), question, answers, url };
    }
    case 'return-declined':
      return { kind, ...ofOrder, returnName, note: null };
    case 'return-settled':
      return {
        kind,
        ...ofOrder,
        returnName,
        refunded: money(madeUpAmount * 10n ** BigInt(currencyExponent(currency) || 2), currency),
        ...{ credited: null, owed: null, instead: [], kept: false },
      };
    case 'points-available':
      return { kind, points: 120n, balance: 480n, url };
    case 'points-expiring':
      return {
        ...{ kind, points: 120n, firstDay: madeUpDay, lastDay: madeUpDay, url },
        worth: money(6n * 10n ** BigInt(currencyExponent(currency) || 2), currency),
      };
    case 'points-paused':
      return { kind, points: 480n, url };
    case 'tier-changed':
      return { kind, tier: madeUpTier[language], factor: '1.25', entryPoints: 100n, url };
  }
}
