import { type CSSProperties, createElement as h, type ReactElement, type ReactNode } from 'react';

/** A table no wider than its place: what is too long for it is broken. */
export const fixed = { tableLayout: 'fixed' } as const;

interface BoxProps {
  /** Of the table: its ground. */
  readonly className?: string;
  readonly style?: CSSProperties;
  /** Of its one cell: Outlook on Windows keeps a distance in cells only. */
  readonly inner?: string;
  readonly padding: string;
  readonly edge?: string;
  readonly children?: ReactNode;
}

/** A table of one cell that keeps a distance inside. */
export function Box({ className, style, inner, padding, edge, children }: BoxProps): ReactElement {
  return h(
    'table',
    {
      role: 'presentation',
      width: '100%',
      cellPadding: 0,
      cellSpacing: 0,
      border: 0,
      className,
      style: { ...fixed, ...style },
    },
    h(
      'tbody',
      null,
      h('tr', null, h('td', { className: inner, style: { padding, borderLeft: edge } }, children)),
    ),
  );
}

interface CellsProps {
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

/** A table of one row. */
export function Cells({ style, children }: CellsProps): ReactElement {
  return h(
    'table',
    { role: 'presentation', width: '100%', cellPadding: 0, cellSpacing: 0, border: 0, style },
    h('tbody', null, h('tr', null, children)),
  );
}
