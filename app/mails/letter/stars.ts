import { Link } from '@react-email/link';
import { createElement as h, type ReactElement } from 'react';
import type { Look } from '../look/look.ts';
import { Cells, fixed } from './box.ts';
import type { Star } from './letter.ts';
import { textStyle } from './text-style.ts';

/**
 * Five links of text in one row, however narrow the screen: no picture has to be loaded, and each says how many stars it
 * gives, read out or seen.
 */
export function StarsOf({
  stars,
  look,
}: {
  readonly stars: readonly Star[];
  readonly look: Look;
}): ReactElement {
  const style = { ...textStyle(look), fontSize: '20px', lineHeight: '44px' };
  return h(
    Cells,
    { style: { ...fixed, maxWidth: '280px' } },
    ...stars.map(({ sign, label, url }) =>
      h(
        'td',
        { key: label, width: '20%', style: { padding: 0 } },
        h(
          Link,
          {
            href: url,
            'aria-label': label,
            className: 'link',
            style: { ...style, display: 'block', color: look.day.link, textDecoration: 'none' },
          },
          sign,
        ),
      ),
    ),
  );
}
