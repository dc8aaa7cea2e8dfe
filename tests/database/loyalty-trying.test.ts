import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLocalDays, parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { programForm } from '../../app/modules/loyalty/earning/forms.ts';
import type { Program } from '../../app/modules/loyalty/earning/program.ts';
import type { TriedPage } from '../../app/modules/loyalty/index.server.ts';
import { sampleLevel, sampleRules } from '../../app/modules/loyalty/tiers/sample-tiers.ts';
import type { Tiers } from '../../app/modules/loyalty/tiers/tiers.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const usd = currencyCode('USD');

const levels = [
  sampleLevel('silver', 100, { factor: '1.5', entryPoints: 20 }),
  sampleLevel('gold', 300, { factor: '2', entryPoints: 50 }),
];
const withTiers = (change: Partial<Tiers> = {}) =>
  program({ tiers: { ...sampleRules({ levels }).tiers, ...change } });

const order = (price: string, at: string) => ({ at, lines: [{ sku: 'A', price }] });

async function tried(shop: TestShop, wanted: Program, after: bigint | null = null): Promise<TriedPage> {
  const page = await shop.loyalty.tryProgram(shop.shopId, programForm(wanted, usd), after, shop.now);
  if ('refused' in page) throw new Error(JSON.stringify(page.errors));
  return page;
}

/** What the ledger gave for orders, and for reaching levels, per local month. */
async function granted(shop: TestShop): Promise<string[]> {
  const rows = await shop.db.sql<{ month: string; orders: bigint; entry: bigint }>`
    select to_char(happened_at at time zone ${shop.zone}::text, 'YYYY-MM') as month,
      coalesce(sum(points) filter (where kind = 'earn'), 0)::bigint as orders,
      coalesce(sum(points) filter (where kind = 'entry-reward'), 0)::bigint as entry
    from loyalty_entry where shop_id = ${shop.shopId} group by 1 order by 1`;
  return rows.map(({ month, orders, entry }) => `${month} ${orders} ${entry}`);
}

const told = ({ months }: TriedPage, which: 'tried' | 'saved') =>
  months.flatMap((month) => {
    const { orders, entry } = month[which];
    return orders + entry === 0n ? [] : [`${month.month} ${orders} ${entry}`];
  });

describe('a programme tried on the past', () => {
  it('stands beside the saved one, month by month and level by level, and writes nothing', async () => {
    const shop = await loyalty.shop();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    shop.at('2026-01-10T15:00:00Z');
    await shop.place(order('150.00', '2026-01-10T15:00:00Z'), ana);
    await shop.place(order('20.00', '2026-02-10T15:00:00Z'), ana);
    await shop.place(order('30.00', '2026-02-11T15:00:00Z'), ben);
    // Nobody's, and not paid.
    await shop.place(order('99.00', '2026-02-12T15:00:00Z'), null);
    await shop.place({ ...order('99.00', '2026-02-12T15:00:00Z'), paidAt: null }, ben);
    shop.at('2026-02-20T15:00:00Z');
    const page = await tried(shop, withTiers());
    expect(page.months).toHaveLength(12);
    expect(page.months.slice(-2)).toEqual([
      {
        ...{ month: '2026-01', orders: 1, salesMinor: 15_000n },
        ...{ tried: { orders: 150n, entry: 20n }, saved: { orders: 150n, entry: 0n } },
      },
      {
        ...{ month: '2026-02', orders: 2, salesMinor: 5_000n },
        ...{ tried: { orders: 60n, entry: 0n }, saved: { orders: 50n, entry: 0n } },
      },
    ]);
    expect(page.levels).toEqual([
      { level: null, tried: 1, saved: 2 },
      { level: { id: 'silver', name: 'silver' }, tried: 1, saved: 0 },
      { level: { id: 'gold', name: 'gold' }, tried: 0, saved: 0 },
    ]);
    expect(page).toMatchObject({ customers: 2, up: 1, down: 0, next: null, assumed: true });
    expect(page.movers).toEqual([{ customerId: ana, saved: null, tried: { id: 'silver', name: 'silver' } }]);
    expect(await shop.ledger(ana)).toEqual([]);
  });

  it('goes on where a page ended', async () => {
    const shop = await loyalty.shop();
    for (let one = 0; one < 51; one++) {
      await shop.place(order('10.00', '2026-02-10T15:00:00Z'), await shop.customer());
    }
    shop.at('2026-02-20T15:00:00Z');
    const first = await tried(shop, program());
    expect(first).toMatchObject({ customers: 50 });
    expect(first.next).not.toBeNull();
    expect(await tried(shop, program(), first.next)).toMatchObject({ customers: 1, next: null });
  });

  it('refuses what is no programme', async () => {
    const shop = await loyalty.shop();
    expect(await shop.loyalty.tryProgram(shop.shopId, { points: '-1' }, null, shop.now)).toMatchObject({
      refused: 'bad-input',
    });
  });

  it('gives what the ledger gave where it is the one that was always in force', async () => {
    const bought = fc.record({
      customer: fc.nat(2),
      price: fc.integer({ min: 1, max: 250 }),
      days: fc.integer({ min: 0, max: 45 }),
    });
    const rules = fc.record({
      window: fc.constantFrom('lifetime', 'rolling-12-months', 'calendar-year'),
      downgrade: fc.constantFrom('never', 'period-end', 'immediate'),
      oneStep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(bought, { minLength: 1, maxLength: 12 }), rules, async (orders, change) => {
        const shop = await loyalty.shop({ program: withTiers(change) });
        const people = [await shop.customer(), await shop.customer(), await shop.customer()];
        shop.at('2026-01-02T15:00:00Z');
        const end = parseInstant('2026-12-20T15:00:00Z');
        for (const one of orders) {
          const next = addLocalDays(shop.now.add({ seconds: 1 }), shop.zone, one.days);
          if (next.epochMilliseconds > end.epochMilliseconds) break;
          shop.now = next;
          await shop.loyalty.sweepTiers(shop.shopId, shop.now);
          const sold = order(`${one.price}.00`, shop.now.toString());
          await shop.settle(await shop.place(sold, people[one.customer] ?? null));
        }
        shop.now = end;
        await shop.loyalty.sweepTiers(shop.shopId, shop.now);
        const page = await tried(shop, withTiers(change));
        expect(told(page, 'tried')).toEqual(await granted(shop));
        expect(told(page, 'saved')).toEqual(told(page, 'tried'));
        const held = await shop.loyalty.tiersOf(shop.shopId, people, shop.now);
        for (const { level, tried: holding } of page.levels.slice(1))
          expect(holding).toBe([...held.values()].filter(({ id }) => id === level?.id).length);
        expect(page).toMatchObject({ up: 0, down: 0, movers: [] });
      }),
      { numRuns: 25 },
    );
  });
});
