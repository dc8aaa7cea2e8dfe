import { createElement as h, type ReactElement } from 'react';
import type { Look } from '../look/look.ts';
import { Box, Cells } from './box.ts';
import type { Section } from './letter.ts';
import { smallStyle, textStyle } from './text-style.ts';

interface AmountsProps {
  readonly amounts: Section['amounts'];
  readonly look: Look;
}

/** What something came to: the words on the left, the amount on the right. */
export function AmountsOf({ amounts, look }: AmountsProps): ReactElement {
  return h(
    Box,
    {
      className: 'panel',
      style: {
        backgroundColor: look.day.panel,
        borderCollapse: 'separate',
        borderRadius: '8px',
        margin: '20px 0 8px',
      },
      padding: '8px 16px',
    },
    ...amounts.map((amount) => h(AmountOf, { key: amount.label, amount, look })),
  );
}

interface AmountProps {
  readonly amount: Section['amounts'][number];
  readonly look: Look;
}

function AmountOf({ amount, look }: AmountProps): ReactElement {
  const cell = { padding: '8px 12px 8px 0' };
  return h(
    Cells,
    null,
    h('td', { className: 'muted', style: { ...smallStyle(look), ...cell } }, amount.label),
    h(
      'td',
      {
        className: 'ink',
        align: 'right',
        style: { ...textStyle(look), padding: '8px 0', fontWeight: 700, whiteSpace: 'nowrap' },
      },
      amount.value,
    ),
  );
}
