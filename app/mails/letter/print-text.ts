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

const RULE = '* * *';
/** As many as a hand-written list would hold. */
const SHOWN = 50;

function sectionBlocks(section: Section, letter: Letter): string[] {
  const shown = section.products.slice(0, SHOWN);
  const left = section.products.length - shown.length;
  return [
    block(section.body),
    section.amounts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...section.quotes.map(({ label, text }) => `${label}:\n${quoted(text)}`),
    [
      ...shown.flatMap(({ title, quantity, stars }) => [
        quantity === null ? `- ${title}` : `- ${title} (${quantity})`,
        ...stars.map(({ label, url }) => `  ${label}: ${url}`),
      ]),
      ...(left > 0 ? [letter.foot.more(left)] : []),
    ].join('\n'),
    `${section.button.label}:\n${section.button.url}`,
    block(section.note),
  ];
}

function foot({ shopName, foot: { why, lines, preferences } }: Letter): string {
  return [
    '-- ',
    shopName,
    ...lines,
    why,
    ...(preferences === null ? [] : [`${preferences.label}: ${preferences.url}`]),
  ].join('\n');
}

const block = (text: Paragraphs): string => text.map((lines) => lines.join('\n')).join('\n\n');

const quoted = (text: Paragraphs): string =>
  block(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
