import type { Language } from '#app/kernel/language.ts';
import type { Letter, Paragraphs, Section } from './letter.ts';

/** The mail for who reads without HTML: every word and every address of it. */
export function printText(letter: Letter): string {
  const [lead, ...others] = letter.sections;
  const blocks = [
    letter.greeting,
    ...sectionBlocks(lead, letter),
    ...others.flatMap((section) => [RULE, section.heading, ...sectionBlocks(section, letter)]),
    foot(letter),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** What stands between a name and what it names, as each language prints it. */
const colons: Readonly<Record<Language, string>> = {
  en: ': ',
  de: ': ',
  es: ': ',
  fr: '\u00a0: ',
  ja: '：',
};

const RULE = '* * *';
/** As many as a hand-written list would hold. */
const SHOWN = 50;

function sectionBlocks(section: Section, letter: Letter): string[] {
  const colon = colons[letter.language];
  const shown = section.products.slice(0, SHOWN);
  const left = section.products.length - shown.length;
  return [
    block(section.body),
    section.amounts.map(({ label, value }) => `${label}${colon}${value}`).join('\n'),
    ...section.quotes.map(({ label, text }) => `${label}${colon.trimEnd()}\n${quoted(text)}`),
    [
      ...shown.flatMap(({ title, quantity, stars }) => [
        quantity === null ? `- ${title}` : `- ${title} (${quantity})`,
        ...stars.map(({ label, url }) => `  ${label}${colon}${url}`),
      ]),
      ...(left > 0 ? [letter.foot.more(left)] : []),
    ].join('\n'),
    `${section.button.label}${colon.trimEnd()}\n${section.button.url}`,
    block(section.note),
  ];
}

function foot({ language, shopName, foot: { why, lines, preferences } }: Letter): string {
  return [
    '-- ',
    shopName,
    ...lines,
    why,
    ...(preferences === null ? [] : [`${preferences.label}${colons[language]}${preferences.url}`]),
  ].join('\n');
}

const block = (text: Paragraphs): string => text.map((lines) => lines.join('\n')).join('\n\n');

const quoted = (text: Paragraphs): string =>
  block(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
