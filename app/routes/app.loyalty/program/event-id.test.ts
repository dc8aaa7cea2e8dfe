import { expect, it } from 'vitest';
import { eventId } from './event-id.ts';

it.each([
  ['Workshop attended', 'workshop-attended'],
  [' Café-Besuch (Zürich) ', 'cafe-besuch-zurich'],
  ['100 % recycled', '100-recycled'],
  ['来店', ''],
  [`${'x'.repeat(49)} y`, 'x'.repeat(49)],
])('of %s is %s', (name, id) => {
  expect(eventId(name)).toBe(id);
});
