import { expect, test } from 'vitest';
import type { Reason } from '#app/modules/returns/policy/policy.ts';
import {
  optionsOf,
  placedReasons,
  reasonTrail,
  withMovedReason,
  withoutReason,
  withQuestion,
  withReason,
} from './reason-list.ts';

const reason = (id: string, parent: string | null = null): Reason => ({
  id,
  label: id.toUpperCase(),
  shopify: 'damaged',
  parent,
  questions: [],
  photo: 'none',
  note: 'optional',
});
const tree = [
  reason('size'),
  reason('broken'),
  reason('small', 'size'),
  reason('glass', 'broken'),
  reason('large', 'size'),
];
const ids = (reasons: readonly Reason[]) => reasons.map(({ id }) => id);

test('a list reads as a tree', () => {
  expect(placedReasons(tree).map(({ reason: { id }, depth, index }) => [id, depth, index])).toEqual([
    ['size', 0, 0],
    ['small', 1, 2],
    ['large', 1, 4],
    ['broken', 0, 1],
    ['glass', 1, 3],
  ]);
  const [size, small, large] = placedReasons(tree);
  expect(size).toMatchObject({ first: true, last: false, leads: true });
  expect(small).toMatchObject({ first: true, last: false, leads: false });
  expect(large).toMatchObject({ first: false, last: true });
});

test('one under a reason that is gone stands at the top', () => {
  expect(placedReasons([reason('glass', 'nothing')])[0]).toMatchObject({ depth: 0, first: true, last: true });
});

test('a reason moves among its own', () => {
  expect(ids(withMovedReason(tree, 2, 1))).toEqual(['size', 'broken', 'large', 'glass', 'small']);
  expect(ids(withMovedReason(tree, 1, -1))).toEqual(['broken', 'size', 'small', 'glass', 'large']);
  expect(withMovedReason(tree, 0, -1)).toBe(tree);
  expect(withMovedReason(tree, 9, 1)).toBe(tree);
});

test('a reason goes with all that stand under it', () => {
  const deep = [...tree, reason('stem', 'glass')];
  const left = withoutReason(deep, 'broken');
  expect(ids(left.reasons)).toEqual(['size', 'small', 'large']);
  expect(left.gone).toEqual(['broken', 'glass', 'stem']);
});

test('a new reason takes no id of another and what it is called at Shopify from above', () => {
  const added = withReason([...tree, reason('reason-6')], 'broken').at(-1);
  expect(added).toMatchObject({ id: 'reason-7', parent: 'broken', shopify: 'damaged', label: '' });
  expect(withReason(tree, null).at(-1)).toMatchObject({ id: 'reason-6', parent: null, shopify: 'other' });
});

test('a new question takes no id of another', () => {
  const one = withQuestion([]);
  expect(withQuestion([{ id: 'question-2', text: 'x', options: [], required: true }]).at(-1)?.id).toBe(
    'question-3',
  );
  expect(one).toEqual([{ id: 'question-1', text: '', options: [], required: false }]);
});

test('answers to choose from are lines, and keep their ids while their words stay', () => {
  const before = optionsOf('Left\nRight', []);
  expect(before).toEqual([
    { id: 'option-1', label: 'Left' },
    { id: 'option-2', label: 'Right' },
  ]);
  expect(optionsOf('Right\n\n Both \nRight', before)).toEqual([
    { id: 'option-2', label: 'Right' },
    { id: 'option-3', label: 'Both' },
  ]);
});

test('a reason is told with what leads to it', () => {
  expect(reasonTrail(tree, 'glass')).toBe('BROKEN › GLASS');
  expect(reasonTrail(tree, 'gone')).toBe('gone');
});
