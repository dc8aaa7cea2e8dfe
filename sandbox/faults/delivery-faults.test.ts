import { describe, expect, it } from 'vitest';
import { copyWaits, SHUFFLE_WINDOW_MS } from './delivery-faults.ts';

const sequences = Array.from({ length: 50 }, (_, index) => String(index));
const waits = (shuffle: boolean | number) =>
  sequences.map((sequence) => copyWaits({ shuffle }, 'orders/paid', sequence)[0] ?? -1);

describe('the waits of a delivery', () => {
  it('are none without faults', () => {
    expect(copyWaits({}, 'orders/paid', '1')).toEqual([0]);
  });

  it('are one for each copy', () => {
    expect(copyWaits({ duplicate: 3, delayMs: 20 }, 'orders/paid', '1')).toEqual([20, 20, 20]);
  });

  it('are missing for a lost topic, and only for that one', () => {
    expect(copyWaits({ drop: ['orders/paid'] }, 'orders/paid', '1')).toEqual([]);
    expect(copyWaits({ drop: ['orders/paid'] }, 'orders/create', '1')).toEqual([0]);
    expect(copyWaits({ drop: 'all' }, 'orders/create', '1')).toEqual([]);
  });

  it('shuffle the same way for the same seed, another way for another', () => {
    expect(waits(7)).toEqual(waits(7));
    expect(waits(7)).not.toEqual(waits(8));
  });

  it('shuffle within a short window', () => {
    expect(Math.max(...waits(true))).toBeLessThan(SHUFFLE_WINDOW_MS);
    expect(new Set(waits(true)).size).toBeGreaterThan(20);
  });
});
