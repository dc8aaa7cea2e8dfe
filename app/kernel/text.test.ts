import { expect, it } from 'vitest';
import { isStorable } from './text.ts';

it('tells what a database keeps from what it refuses', () => {
  expect(['', 'Zoë', '靴', '👟'].map(isStorable)).toEqual([true, true, true, true]);
  expect(['\u0000', 'A\u0000B', '\ud83d', '\udc5fA'].map(isStorable)).toEqual([false, false, false, false]);
});
