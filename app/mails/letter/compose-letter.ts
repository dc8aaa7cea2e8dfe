import { invariant } from '#app/kernel/check.ts';
import { printMoney } from '#app/kernel/money.ts';
import type { MailContent, MailProduct, MailToWrite } from '#app/modules/messages/mails/mail.ts';
import { areaOfKind } from '#app/modules/messages/message.ts';
import type { TemplateTexts } from '#app/modules/messages/templates/template.ts';
import { oneLine, paragraphs } from '../clean.ts';
import { fill } from '../merge/words.ts';
import { textsFor } from '../texts/texts.ts';
import { wordsOf } from '../words/words.ts';
import type { Letter, Product, Section, Star } from './letter.ts';
import {
  type Printing,
  printDay,
  printDays,
  printFactor,
  printingFor,
  printMoment,
  printNumber,
  printPercent,
  printPoints,
  valuesOf,
} from './values.ts';

/** Puts the merchant's words, or ours where there are none, and the values of their fields in place. */
export function composeLetter(mail: MailToWrite): Letter {
  const printing = printingFor(mail.language, mail.locale);
  const shopName = oneLine(mail.shopName, 100);
  const [lead, ...others] = mail.parts;
  const first = textsOf(lead, mail, shopName, printing);
  const greeting = oneLine(first.greeting, 500);
  return {
    ...printing,
    shopName,
    subject: first.subject,
    preview: oneLine(first.preview, 150),
    greeting,
    sections: [
      section(lead, greeting === '' ? opening(first) : first, shopName, printing),
      ...others.map((part) =>
        section(part, opening(textsOf(part, mail, shopName, printing)), shopName, printing),
      ),
    ],
    foot: {
      why: whyOf(mail, shopName),
      lines: paragraphs(mail.brand.footer).flat(),
      preferences:
        mail.preferencesUrl === null
          ? null
          : { label: wordsOf[mail.language].preferences, url: webAddress(mail.preferencesUrl) },
      more: (products) => wordsOf[mail.language].more(printNumber(products, printing)),
    },
    openUrl: mail.openUrl === null ? null : webAddress(mail.openUrl),
  };
}

/** A part's words with their values. A subject and a button always say something. */
function textsOf(part: MailContent, mail: MailToWrite, shopName: string, printing: Printing): TemplateTexts {
  const ours = textsFor(mail.language, part.kind, mail.lifecycle);
  const words = { ...ours, ...mail.texts[part.kind] };
  const values = valuesOf(part, { firstName: mail.firstName, shopName }, printing);
  const filled = (text: string) => fill(text, values);
  return {
    subject: oneLine(filled(words.subject), 250) || oneLine(filled(ours.subject), 250),
    preview: filled(words.preview),
    greeting: filled(words.greeting),
    body: filled(words.body),
    button: oneLine(filled(words.button), 200) || ours.button,
    note: filled(words.note),
  };
}

/** Some languages go on in small letters after a greeting; what none precedes begins as a sentence does. */
const opening = (texts: TemplateTexts): TemplateTexts => ({
  ...texts,
  body: texts.body.replace(/^\s*\p{Ll}/u, (start) => start.toUpperCase()),
});

function section(part: MailContent, texts: TemplateTexts, shopName: string, printing: Printing): Section {
  const words = wordsOf[printing.language];
  return {
    heading: texts.subject,
    name: 'returnName' in part ? oneLine(part.returnName, 60) || null : null,
    body: [...paragraphs(texts.body), ...(part.kind === 'return-settled' && part.kept ? [[words.kept]] : [])],
    amounts: amountsOf(part, printing),
    quotes: quotesOf(part, shopName, printing),
    products:
      'products' in part ? part.products.map((product) => productOf(product, part.url, printing)) : [],
    button: { label: texts.button, url: webAddress(part.url) },
    note: paragraphs(texts.note),
  };
}

function amountsOf(part: MailContent, printing: Printing): Section['amounts'] {
  const words = wordsOf[printing.language];
  if (part.kind === 'points-available')
    return [
      { label: words.available, value: printPoints(part.points, printing) },
      { label: words.balance, value: printPoints(part.balance, printing) },
    ];
  if (part.kind === 'points-expiring')
    return [
      { label: words.expiring, value: printPoints(part.points, printing) },
      ...(part.worth === null
        ? []
        : [{ label: words.worth, value: printMoney(part.worth, printing.locale) }]),
      { label: words.lastDay, value: printDays(part.firstDay, part.lastDay, printing) },
    ];
  if (part.kind === 'points-paused')
    return [{ label: words.balance, value: printPoints(part.points, printing) }];
  if (part.kind === 'review-thanks')
    return [
      { label: words.code, value: oneLine(part.code, 60) },
      { label: words.codeWorth, value: printPercent(part.percent, printing) },
      { label: words.codeLastDay, value: printDay(part.lastDay, printing) },
    ];
  if (part.kind === 'tier-changed')
    return [
      ...(part.factor === null
        ? []
        : [{ label: words.factor, value: words.times(printFactor(part.factor, printing)) }]),
      ...(part.entryPoints > 0n
        ? [{ label: words.entryPoints, value: printPoints(part.entryPoints, printing) }]
        : []),
    ];
  if (part.kind === 'return-approved' || part.kind === 'return-reminder')
    return part.sendBy === null ? [] : [{ label: words.sendBy, value: printDay(part.sendBy, printing) }];
  if (part.kind !== 'return-settled') return [];
  const { refunded, credited, owed } = part;
  return [
    ...(refunded === null ? [] : [{ label: words.refunded, value: printMoney(refunded, printing.locale) }]),
    ...(credited === null ? [] : [{ label: words.credited, value: printMoney(credited, printing.locale) }]),
    ...(owed === null ? [] : [{ label: words.owed, value: printMoney(owed, printing.locale) }]),
  ];
}

/** What is to be read word by word. */
function quotesOf(part: MailContent, shopName: string, printing: Printing): Section['quotes'] {
  const words = wordsOf[printing.language];
  const quote = (label: string, text: string) =>
    text.trim() === '' ? [] : [{ label, text: paragraphs(text) }];
  switch (part.kind) {
    case 'return-declined':
      return quote(words.writes(shopName), part.note ?? '');
    case 'return-message':
    case 'review-reply':
      return quote(words.writes(shopName), part.text);
    case 'return-approved':
    case 'return-reminder':
      return [...quote(words.sendTo, part.sendTo ?? ''), ...quote(words.instead, part.instead.join('\n'))];
    case 'return-settled':
      return quote(words.instead, part.instead.join('\n'));
    case 'question-answered':
      return [
        ...quote(words.question, part.question),
        ...part.answers.flatMap(({ by, name, text }) =>
          quote(by === 'merchant' ? words.writes(shopName) : words.ownerWrites(oneLine(name, 60)), text),
        ),
      ];
    case 'withdrawal-receipt':
      return [
        ...quote(words.statedAt, printMoment(part.statedAt, part.zone, printing)),
        ...quote(words.statedBy, [part.name, part.email].filter(Boolean).join('\n')),
        ...quote(words.statedOrder, part.orderName),
        ...quote(words.statedText, part.text),
      ];
    default:
      return [];
  }
}

/** `url`: of the form, which is opened with the stars that were tapped. */
function productOf(
  { title, imageUrl, quantity, line }: MailProduct,
  url: string,
  printing: Printing,
): Product {
  return {
    title: oneLine(title, 120),
    imageUrl: imageUrl !== null && isWebAddress(imageUrl) && imageUrl.length <= 500 ? imageUrl : null,
    quantity: quantity > 1 ? wordsOf[printing.language].quantity(printNumber(quantity, printing)) : null,
    stars: line === undefined ? [] : allStars.map((stars) => starOf(stars, line, url, printing)),
  };
}

const allStars = [1, 2, 3, 4, 5] as const;

/** All five alike: none is larger, first, or already chosen. */
function starOf(stars: number, line: bigint, url: string, printing: Printing): Star {
  const joint = url.includes('?') ? '&' : '?';
  return {
    sign: `${printNumber(stars, printing)}★`,
    label: wordsOf[printing.language].stars(printNumber(stars, printing)),
    url: webAddress(`${url}${joint}stars=${stars}&line=${line}`),
  };
}

/** Of several areas: the purchase is what they have in common. */
function whyOf(mail: MailToWrite, shopName: string): string {
  // Nobody has shown that the address is theirs.
  if (mail.parts.some(({ kind }) => kind === 'withdrawal-receipt'))
    return wordsOf[mail.language].whyWithdrawal(shopName);
  if (mail.parts.every(({ kind }) => kind === 'question-answered'))
    return wordsOf[mail.language].whyQuestion(shopName);
  const areas = new Set(mail.parts.map((part) => areaOfKind[part.kind]));
  const [only = 'reviews'] = areas.size === 1 ? areas : [];
  return wordsOf[mail.language].why[only](shopName);
}

const isWebAddress = (url: string) => /^https?:\/\/[^\s"'<>]+$/.test(url);

/** Every link of a mail is made by us; one that is no address of the web is a mistake of ours. */
function webAddress(url: string): string {
  invariant(isWebAddress(url), 'a mail links to addresses of the web');
  return url;
}
