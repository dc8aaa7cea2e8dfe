import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Html } from '@react-email/html';
import { Img } from '@react-email/img';
import { Preview } from '@react-email/preview';
import { Section as Block } from '@react-email/section';
import { Text } from '@react-email/text';
import { createElement as h, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Look } from '../look/look.ts';
import { styleSheet, wordsOwnStyle } from '../look/style-sheet.ts';
import { Box, fixed } from './box.ts';
import { FootOf } from './foot.ts';
import type { Letter } from './letter.ts';
import { SectionOf } from './section.ts';
import { textStyle } from './text-style.ts';

// No JSX: workers run these files as they are, and Node reads TypeScript, but no TSX.

/** Gmail cuts a mail off at 102 KB. */
const LARGEST = 95_000;
/** Products of each part that are shown: fewer where the mail would get too large. */
const steps = [8, 3, 1, 0];

/** The mail as HTML; all that people wrote is text in it. */
export function printHtml(letter: Letter, look: Look): string {
  for (const shown of steps) {
    const html = page(letter, look, shown);
    if (Buffer.byteLength(html) <= LARGEST || shown === 0) return html;
  }
  return page(letter, look, 0);
}

function page(letter: Letter, look: Look, shown: number): string {
  const html = renderToStaticMarkup(h(MailOf, { letter, look, shown }));
  return `<!doctype html>${html.replace('</head>', `${wordsOwnStyle}</head>`)}`;
}

interface MailProps {
  readonly letter: Letter;
  readonly look: Look;
  readonly shown: number;
}

function MailOf({ letter, look, shown }: MailProps): ReactElement {
  const { day } = look;
  return h(
    Html,
    { lang: letter.locale, dir: 'ltr' },
    h(
      Head,
      null,
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no' }),
      h('title', null, letter.subject),
      h('style', null, styleSheet(look)),
    ),
    h(
      Body,
      { className: 'page', style: { backgroundColor: day.page, margin: 0, padding: 0 } },
      letter.preview !== '' && h(Preview, null, letter.preview),
      h(
        Block,
        { className: 'page', style: { ...fixed, backgroundColor: day.page } },
        h(
          Container,
          { className: 'column', style: { ...fixed, width: '100%', maxWidth: '600px' } },
          h(CardOf, { letter, look, shown }),
          h(FootOf, { letter, look }),
        ),
      ),
      letter.openUrl !== null && h(Img, { src: letter.openUrl, width: 1, height: 1, alt: '' }),
    ),
  );
}

function CardOf({ letter, look, shown }: MailProps): ReactElement {
  const style = { backgroundColor: look.day.card, borderRadius: '12px', borderCollapse: 'separate' } as const;
  return h(
    Box,
    { inner: 'frame', padding: '24px 12px 0' },
    h(
      Box,
      { className: 'card', style, inner: 'inner', padding: '32px 32px 36px' },
      h(LogoOf, { letter, look }),
      ...letter.sections.map((section, index) =>
        h(SectionOf, {
          key: index,
          section,
          greeting: index === 0 ? letter.greeting : '',
          look,
          shown,
          first: index === 0,
          more: letter.foot.more,
        }),
      ),
    ),
  );
}

/** The logo stays on white in the dark: most are drawn for paper. Its name stands in for it where pictures are off. */
function LogoOf({ letter, look }: { readonly letter: Letter; readonly look: Look }): ReactElement {
  const name = { ...textStyle(look), fontSize: '20px', lineHeight: '28px', fontWeight: 700 };
  if (look.logoUrl === null)
    return h(Text, { className: 'ink', style: { ...name, margin: '0 0 28px' } }, letter.shopName);
  return h(
    Block,
    { style: { ...fixed, marginBottom: '24px' } },
    h(Img, {
      src: look.logoUrl,
      alt: letter.shopName,
      width: look.logoWidth,
      style: {
        ...name,
        color: '#1c1c1a',
        backgroundColor: '#ffffff',
        width: '100%',
        maxWidth: `${look.logoWidth}px`,
        height: 'auto',
        borderRadius: '4px',
      },
    }),
  );
}
