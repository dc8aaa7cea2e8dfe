import { expect, test } from 'vitest';
import { idsInConditions } from './ids-in-conditions.ts';

test('collections and products are found by their numbers, whatever else is asked', () => {
  expect(
    idsInConditions([
      { field: 'line.collections', is: 'none-of', values: ['5100'] },
      { field: 'line.products', is: 'any-of', values: ['7001', 'not a number', '7002'] },
      { field: 'line.tags', is: 'any-of', values: ['7003'] },
    ]),
  ).toEqual({ collections: ['5100'], products: ['7001', '7002'] });
});
