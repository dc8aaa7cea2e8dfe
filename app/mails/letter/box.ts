import { type CSSProperties, createElement as h, type ReactElement, type ReactNode } from 'react';

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
    { role: 'presentation', width: '100%', cellPadding: 0, cellSpacing: 0, border: 0, className, style },
    h(
      'tbody',
      null,
      h('tr', null, h('td', { className: inner, style: { padding, borderLeft: edge } }, children)),
    ),
  );
}
