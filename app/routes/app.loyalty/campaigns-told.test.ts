import { describe, expect, it } from 'vitest';
import { parseInstant, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { defaultProgram } from '#app/modules/loyalty/earning/program.ts';
import { assumedPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { campaignsTold, costsOfWays } from './campaigns-told.ts';

const usd = currencyCode('USD');
const now = parseInstant('2026-05-10T15:00:00Z');
const place = zone('America/New_York');
const print = openPrint({ zone: place, now });

function asked(days: { from: string | null; to: string | null }, factor = '2') {
  const campaigns = [{ id: 'a', name: 'A', when: [], factor, ...days }];
  const ways = [{ way: 'review' as const, points: 250 }];
  return {
    program: { ...defaultProgram(usd), campaigns, ways },
    worth: assumedPointWorth(usd),
    now,
    zone: place,
  };
}

describe('beside a campaign', () => {
  it.each([
    ['2026-05-11', null, 'Starts tomorrow'],
    ['2026-05-13', null, 'Starts in 3 days'],
    ['2026-05-10', '2026-05-10', 'Runs until 2026-05-10'],
    [null, null, 'Runs until you remove it'],
    [null, '2026-05-09', 'Ended on 2026-05-09'],
  ])('from %s to %s stands: %s', (from, to, state) => {
    expect(campaignsTold(asked({ from, to }), print, textsFor()).a?.state).toBe(state);
  });

  it('stands what it gives back', () => {
    const days = { from: null, to: null };
    expect(campaignsTold(asked(days), print, textsFor()).a?.back).toBe('2× ≈ 2% back');
    expect(campaignsTold(asked(days, '0'), print, textsFor()).a?.back).toBe('Nothing is earned.');
  });
});

it('beside a way to earn stands what it costs', () => {
  expect(costsOfWays(asked({ from: null, to: null }), print, textsFor())).toEqual({
    review: 'About $2.50 each time',
  });
});
