import { caniemail } from 'caniemail';
import { describe, expect, it } from 'vitest';
import { messageKinds } from '#app/modules/messages/message.ts';
import { exampleContents, exampleMail } from './example-mails.ts';
import { writeMail } from './write-mail.ts';

const clients = ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'] as const;

/** What some program does not know at all, and why a mail still reads well there. */
const unknownSomewhere: Readonly<Record<string, string>> = {
  'aria-label attribute': 'Reads “3 of 5 stars” for “3★”, which says it without.',
  'color-scheme meta tag':
    'Says that a mail is made for the dark, too. Who does not read it shows the mail by day.',
  'color-scheme CSS property': 'The same, said in the style sheet.',
  '@media':
    'The dark and small screens. Without it the mail is shown by day, and its button as wide as its words.',
  '<style> element': 'As @media: everything that a mail cannot do without stands inline.',
  'border-radius': 'Square corners do no harm.',
  'object-fit': 'Pictures of Shopify are asked for as squares; any other is drawn into one.',
  'target attribute': 'Links open in a new window everywhere.',
  'role attribute': 'Keeps a screen reader from reading out tables; who drops it drops that.',
  '<body> element': 'Its colours stand in the table inside it, too.',
  'white-space': 'Keeps a return’s name and an amount in one line. It may break.',
  'overflow-wrap': 'Breaks a word that is longer than a phone is wide; few are.',
  'table-layout':
    'Keeps such a word from widening its table; where it is not known, a phone scrolls sideways for it.',
  outline: 'Takes a line away that is drawn round some pictures.',
  'text-decoration-line': 'Of the link part; the underline is set by text-decoration after it.',
  'display:none': 'Hides the preview text; Gmail’s mobile web shows it above the mail, where it reads well.',
  opacity: 'Hides the preview text a second time.',
  overflow: 'Hides the preview text a third time.',
  'max-height property': 'Hides the preview text a fourth time.',
  'height property': 'Yahoo makes it the least height: of pictures and of an empty square, both as meant.',
};

/** What some program knows in part: we use the other part. */
const knownInPart: Readonly<Record<string, string>> = {
  '@media': 'Asks for a width and for the dark, never for a height, never nested.',
  '<style> element': 'One, in the head, far below 16 KB.',
  '<body> element': 'Replaced by a div that keeps its colours.',
  background: 'A colour.',
  border: 'At most 3 px wide, on cells and tables; on a link it may be missing.',
  'border-radius': 'One radius for all corners.',
  'color-scheme CSS property': 'Known by who asks for the dark.',
  'dir attribute': 'On the document, left to right.',
  display: 'Block, inline-block and none.',
  'display:none': 'Hides the preview text, which holds no table.',
  'font-size': 'In px.',
  'font-weight': 'Bold is 700.',
  'GIF image format': 'The picture that counts openings does not move.',
  'height attribute': 'In px.',
  'height property': 'In px, on pictures.',
  'lang attribute': 'On the document.',
  'line-height': 'In px, with mso-line-height-rule for Word.',
  margin: 'Never negative, on blocks.',
  'max-width': 'On the one table that needs it, with a width for Word beside it.',
  'object-fit': 'See above.',
  overflow: 'Hides the preview text only.',
  'overflow-wrap': 'Break-word.',
  'table-layout': 'Fixed.',
  padding: 'Of table cells; the button brings what Word needs in its place.',
  'role attribute': 'On tables.',
  'target attribute': 'Links open in a new window everywhere.',
  'text-align': 'Center and right.',
  'text-decoration': 'One value.',
  'white-space': 'Nowrap.',
  'width attribute': 'Of pictures in px.',
  'width property': 'On tables and cells; a picture has the attribute beside it.',
  'align attribute': 'Center on tables, right in cells.',
};

describe('what mail programs do not know', () => {
  const seen = { errors: new Set<string>(), warnings: new Set<string>() };

  it.each([...messageKinds, 'merged' as const])(
    '%s: each feature is one that we can do without',
    async (kind) => {
      const {
        'return-settled': settled,
        'points-available': points,
        'review-request': review,
      } = exampleContents;
      const logo = { logoUrl: 'https://pictures.example/logo.png', logoWidth: 140, colour: '#1f5c4a' };
      const parts =
        kind === 'merged' ? ([settled, points, review] as const) : ([exampleContents[kind]] as const);
      const brand = { ...logo, buttonRadius: 6, footer: 'Hartland\n12 Mill Lane' };
      const { html } = await writeMail(exampleMail(parts, 'en', { brand }));
      const { issues } = caniemail({ clients: [...clients], html });
      for (const level of ['errors', 'warnings'] as const)
        for (const found of issues[level].values()) for (const { title } of found) seen[level].add(title);
      expect([...seen.errors].filter((title) => !(title in unknownSomewhere))).toEqual([]);
      expect([...seen.warnings].filter((title) => !(title in knownInPart))).toEqual([]);
    },
  );

  it('nothing is excused that is not used', () => {
    expect(Object.keys(unknownSomewhere).filter((title) => !seen.errors.has(title))).toEqual([]);
    expect(Object.keys(knownInPart).filter((title) => !seen.warnings.has(title))).toEqual([]);
  });
});
