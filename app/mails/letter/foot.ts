import { Link } from '@react-email/link';
import { createElement as h, type ReactElement } from 'react';
import type { Look } from '../look/look.ts';
import { Box } from './box.ts';
import type { Letter } from './letter.ts';
import { paragraphsOf } from './paragraphs.ts';
import { smallStyle } from './text-style.ts';

interface FootProps {
  readonly letter: Letter;
  readonly look: Look;
}

/** Why somebody gets the mail, who sends it, and how to get less. */
export function FootOf({ letter, look }: FootProps): ReactElement {
  const { why, lines, preferences } = letter.foot;
  const small = { ...smallStyle(look), fontSize: '13px', lineHeight: '20px', margin: '0 0 8px' };
  return h(
    Box,
    { inner: 'inner', padding: '20px 44px 32px' },
    ...paragraphsOf([[why], ...(lines.length === 0 ? [] : [lines])], 'muted', small),
    preferences !== null &&
      h(
        'p',
        { className: 'muted', style: small },
        h(
          Link,
          {
            href: preferences.url,
            className: 'link',
            style: { color: look.day.link, textDecoration: 'underline' },
          },
          preferences.label,
        ),
      ),
  );
}
