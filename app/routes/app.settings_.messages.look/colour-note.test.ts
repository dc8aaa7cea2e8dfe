import { expect, test } from 'vitest';
import { en } from '../../ui/texts/en.ts';
import { colourNote } from './colour-note.ts';

test('a colour says how it reads on the button, and that links in it are made darker where they must be', () => {
  expect(colourNote('#1a1a1a', en)).toMatch(/^White letters on the button, contrast 17\.\d to 1\.$/);
  expect(colourNote(' #FFD400', en)).toMatch(/^Black letters .* Links are made darker/);
  expect(colourNote('#12', en)).toBe('');
});
