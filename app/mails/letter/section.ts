import { Button } from '@react-email/button';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Section as Block } from '@react-email/section';
import { createElement as h, type ReactElement, type ReactNode } from 'react';
import type { Look } from '../look/look.ts';
import { AmountsOf } from './amounts.ts';
import { Box, fixed } from './box.ts';
import type { Section } from './letter.ts';
import { paragraphsOf } from './paragraphs.ts';
import { ProductsOf } from './products.ts';
import { smallStyle, textStyle } from './text-style.ts';

export interface SectionProps {
  readonly section: Section;
  readonly look: Look;
  /** How many products are shown at most. */
  readonly shown: number;
  readonly first: boolean;
  /** '' for none. */
  readonly greeting: string;
  more(products: number): string;
}

/** One of the things that a mail is about, with its one button. */
export function SectionOf({ section, look, shown, first, greeting, more }: SectionProps): ReactElement {
  const text = textStyle(look);
  return h(
    Block,
    { style: fixed },
    !first &&
      h(Hr, { className: 'line', style: { borderTop: `1px solid ${look.day.line}`, margin: '36px 0 32px' } }),
    h(
      Heading,
      {
        as: first ? 'h1' : 'h2',
        className: 'ink',
        style: {
          ...text,
          fontSize: first ? '24px' : '20px',
          lineHeight: first ? '32px' : '28px',
          fontWeight: 700,
          margin: '0 0 16px',
        },
      },
      ...unbroken(section.heading, section.name),
    ),
    ...paragraphsOf(greeting === '' ? [] : [[greeting]], 'ink', text),
    ...paragraphsOf(section.body, 'ink', text),
    ...section.quotes.map((quote) => h(QuoteOf, { key: quote.label, quote, look })),
    section.amounts.length > 0 && h(AmountsOf, { amounts: section.amounts, look }),
    section.products.length > 0 && h(ProductsOf, { products: section.products, look, shown, more }),
    h(ButtonOf, { section, look }),
    ...paragraphsOf(section.note, 'muted', { ...smallStyle(look), margin: '16px 0 0' }),
  );
}

function unbroken(text: string, name: string | null): ReactNode[] {
  if (name === null || name.length > 20) return [text];
  return text
    .split(name)
    .flatMap((piece, index) =>
      index === 0 ? [piece] : [h('span', { key: index, style: { whiteSpace: 'nowrap' } }, name), piece],
    );
}

function ButtonOf({ section, look }: { readonly section: Section; readonly look: Look }): ReactElement {
  const { day, radius } = look;
  return h(
    Block,
    { style: { ...fixed, marginTop: '24px' } },
    h(
      Button,
      {
        href: section.button.url,
        className: 'button',
        style: {
          ...textStyle(look),
          backgroundColor: day.button,
          color: day.buttonInk,
          border: `1px solid ${day.buttonEdge}`,
          borderRadius: `${radius}px`,
          fontWeight: 700,
          lineHeight: '24px',
          padding: '12px 24px',
          textAlign: 'center',
        },
      },
      section.button.label,
    ),
  );
}

interface QuoteProps {
  readonly quote: Section['quotes'][number];
  readonly look: Look;
}

/** What the merchant wrote for this customer alone. */
function QuoteOf({ quote, look }: QuoteProps): ReactElement {
  return h(
    Box,
    {
      style: { margin: '20px 0 8px' },
      inner: 'bar',
      padding: '0 0 0 16px',
      edge: `3px solid ${look.day.link}`,
    },
    ...paragraphsOf([[quote.label]], 'muted', { ...smallStyle(look), margin: '0 0 4px' }),
    ...paragraphsOf(quote.text, 'ink', { ...textStyle(look), margin: '0 0 8px' }),
  );
}
