import { compareDates, type Instant, localDate, parseLocalDate, type Zone } from '#app/kernel/calendar.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import type { Campaign, Program } from '#app/modules/loyalty/earning/program.ts';
import { type WayKind, wayKinds } from '#app/modules/loyalty/earning/way-kinds.ts';
import { type PointWorth, worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import { backOf } from '../../ui/print/point-worth.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

interface Asked {
  readonly program: Program;
  readonly worth: PointWorth;
  readonly now: Instant;
  readonly zone: Zone;
}

/** Of each campaign by its id, when it runs and what it gives back. */
export function campaignsTold({ program, worth, now, zone }: Asked, print: Print, texts: Texts) {
  const words = texts.loyalty.campaigns;
  const usual = backOf(worth, program);
  return Object.fromEntries(
    program.campaigns.map((campaign) => {
      const { num, den } = parseDecimal(campaign.factor);
      const back = print.percent((usual * Number(num)) / Number(den));
      return [
        campaign.id,
        {
          state: stateOf(campaign, now, zone, words),
          back: num === 0n ? words.backNone : words.back(campaign.factor, back),
        },
      ];
    }),
  );
}

/** What one doing costs, by way. */
export function costsOfWays({ program, worth }: Asked, print: Print, texts: Texts) {
  const costs: Partial<Record<WayKind, string>> = {};
  for (const kind of wayKinds) {
    const way = program.ways.find((known) => known.way === kind);
    if (way) costs[kind] = texts.loyalty.ways.cost(print.money(worthOf(worth, BigInt(way.points))));
  }
  return costs;
}

/** What one telling of an event costs, by its id. */
export function costsOfEvents({ program, worth }: Asked, print: Print, texts: Texts): Record<string, string> {
  const cost = (points: number) => texts.loyalty.ways.cost(print.money(worthOf(worth, BigInt(points))));
  return Object.fromEntries(program.events.map(({ id, points }) => [id, cost(points)]));
}

function stateOf(
  { from, to }: Campaign,
  now: Instant,
  zone: Zone,
  words: Texts['loyalty']['campaigns'],
): string {
  const today = localDate(now, zone);
  if (from !== null && compareDates(today, parseLocalDate(from)) < 0)
    return words.starts(today.until(parseLocalDate(from)).days);
  if (to !== null && compareDates(parseLocalDate(to), today) < 0) return words.ended(to);
  return to === null ? words.runs : words.runsUntil(to);
}
