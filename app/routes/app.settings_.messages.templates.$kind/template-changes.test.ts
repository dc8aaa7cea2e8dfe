import { expect, test } from 'vitest';
import { en } from '../../ui/texts/en.ts';
import { templateChanges } from './template-changes.ts';

test('a version says which texts it changed, emptied and reset', () => {
  expect(
    templateChanges(
      { en: { every: { subject: 'Old', button: 'Go' } }, de: { loyal: { note: 'Danke' } } },
      { en: { every: { subject: 'New', button: 'Go', note: '' } } },
      en,
    ),
  ).toEqual([
    'English, subject: “New”',
    'English, small print below the button: left out',
    'German, four or more orders, small print below the button: as before any change',
  ]);
});

test('many changes are counted, a long text is cut, and none is said to be none', () => {
  const many = templateChanges(
    {},
    {
      fr: {
        every: { subject: 'a', preview: 'b', greeting: 'c', body: 'd '.repeat(200), button: 'e', note: 'f' },
      },
    },
    en,
  );
  expect(many).toHaveLength(6);
  expect(many[5]).toBe('and 1 more text');
  expect(many[3]?.length).toBeLessThan(110);
  expect(templateChanges({}, {}, en)).toEqual([en.shared.versions.same]);
});
