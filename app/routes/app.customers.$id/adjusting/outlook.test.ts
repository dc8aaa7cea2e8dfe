import { expect, test } from 'vitest';
import { outlookOf } from './outlook.ts';

const view = (change: object = {}) => ({
  ...{ available: '1200', debt: '0', limit: null },
  worth: { num: '5', den: '1', currency: 'EUR', assumed: false },
  ...change,
});

test('says beside the number what it is worth and what it leads to', () => {
  expect(outlookOf(view(), 'give', '100')).toEqual({
    ...{ amount: '100', worth: '€5.00', before: '1,200', after: '1,300', repays: null, beyond: null },
  });
  expect(outlookOf(view(), 'take', ' 1200 ')).toMatchObject({ after: '0', worth: '€60.00', beyond: null });
  expect(
    outlookOf(view({ worth: { num: '10', den: '3', currency: 'JPY', assumed: false } }), 'give', '2'),
  ).toMatchObject({ worth: '¥7' });
});

test('says what repays, and what goes too far', () => {
  const owing = view({ available: '0', debt: '30' });
  expect(outlookOf(owing, 'give', '100')).toMatchObject({ after: '70', repays: '30' });
  expect(outlookOf(owing, 'give', '10')).toMatchObject({ after: '0', repays: '10' });
  expect(outlookOf(view(), 'take', '1201')).toMatchObject({ after: '0', beyond: 'available' });
  expect(outlookOf(view({ limit: '50' }), 'give', '51')).toMatchObject({ beyond: 'limit' });
  expect(outlookOf(view({ limit: '50' }), 'give', '50')).toMatchObject({ beyond: null });
});

test('says nothing of what is no number of points', () => {
  for (const typed of ['', '0', '-5', '1.5', '1e3', 'ten'])
    expect(outlookOf(view(), 'give', typed)).toBeNull();
});
