import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DeadlinePassed, withinTime } from './deadline.server.ts';

it('hands on what comes in time, result or error', async () => {
  await expect(withinTime(1000, Promise.resolve('done'))).resolves.toBe('done');
  await expect(withinTime(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

it('gives up on what takes too long', async () => {
  const started = performance.now();
  await expect(withinTime(20, sleep(5000, 'late', { ref: false }))).rejects.toThrow(DeadlinePassed);
  expect(performance.now() - started).toBeLessThan(2000);
});
