import { expect, it } from 'vitest';
import { killUnderLoad } from './kills.ts';

const kills = Number(process.env.KILLS ?? 2);
const long = 600_000 + kills * 60_000;

it(
  `after ${kills} kills each of worker, app and database the ledger is what Shopify says`,
  async () => {
    const { truth, app, ...report } = await killUnderLoad(kills, (line) => console.log(line));
    const slowest = Math.max(0, ...report.takenOverMs);
    console.log(
      [
        `${kills} kills each of worker, app and database under load`,
        `${report.orders} orders, ${truth.acknowledged.size} deliveries acknowledged, ${truth.deliveriesGivenUp} given up`,
        `${report.disturbed} calls to the sandbox failed while something was dead`,
        `jobs of a dead worker: ${report.takenOverMs.length} times, at most ${(slowest / 1000).toFixed(1)} s until they went on`,
        `quiet ${report.quietAfterSeconds.toFixed(1)} s after the last order`,
      ].join('\n'),
    );

    expect(report.orders).toBeGreaterThan(kills);
    const expected = [...truth.points].filter(([, points]) => points !== 0).sort();
    const actual = [...app.points].filter(([, points]) => points !== 0).sort();
    expect(actual, 'points by order').toEqual(expected);
    expect(app.unbalanced, 'accounts').toEqual([]);

    const lost = [...truth.acknowledged].filter((delivery) => !app.deliveries.has(delivery));
    expect(lost, 'acknowledged deliveries that are not there').toEqual([]);
    const unhandled = [...app.deliveries].filter(([, state]) => state === 'received' || state === 'failed');
    expect(unhandled, 'deliveries never handled').toEqual([]);
    expect(app.failedJobs).toBe(0);

    const paidOnce = [...truth.paid].map((order) => [order, 1]).sort();
    expect([...app.paidFacts].sort(), 'order-paid facts by order').toEqual(paidOnce);
    expect(slowest, "milliseconds until a dead worker's jobs went on").toBeLessThan(15_000);
  },
  long,
);
