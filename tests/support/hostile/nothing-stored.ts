import { expect } from 'vitest';
import { fingerprint } from '../fingerprint.ts';
import type { Crowd } from './crowd.ts';

/** Whatever is done: every table is as it was. */
export const nothingStored = (crowd: Pick<Crowd, 'client'>) => async (work: () => Promise<void>) => {
  const before = await fingerprint(crowd.client);
  await work();
  expect(await fingerprint(crowd.client)).toEqual(before);
};
