import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusalWords } from '../../app/contracts/answers.ts';
import { kindOf, listRoutes } from '../support/app-routes.ts';
import { useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { type Crowd, useCrowd } from '../support/hostile/crowd.ts';
import { mailgunVariables } from '../support/hostile/mailgun-told.ts';
import { expectDiscreet } from '../support/hostile/requests.ts';
import { type Known, requestOf, type Strange, strangeRequest } from '../support/hostile/strange-requests.ts';

/*
 * Hundreds of requests that are partly right, to every public route, some at the same time with the same key. Nothing
 * breaks, what is refused changes nothing, and afterwards every sum still agrees.
 *
 * FUZZ_RUNS=10000 sets how many; FUZZ_SEED=17 repeats a run.
 */

const runs = Number(process.env.FUZZ_RUNS ?? 300);
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) };

Object.assign(process.env, mailgunVariables);

const app = useBuiltApp();
const crowd = useCrowd(app);

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly to: string | null;
}

async function send(strange: Strange, known: Known): Promise<Answered> {
  const answer = await app.handle(requestOf(strange, crowd, known));
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
}

/** By its status, or by the word with which a form leads back to the cart. */
function isRefused({ status, to }: Answered): boolean {
  const word = to === null ? null : new URL(to, 'https://shop.example').searchParams.get('afterglow');
  return status >= 400 || refusalWords.some((known) => known === word);
}

/** Numbers of what was made, so that later requests can name them. */
function learn(known: Known, { path }: Strange, { status, text }: Answered): string | null {
  if (status >= 300 || !text.startsWith('{')) return null;
  const { id } = JSON.parse(text);
  if (typeof id !== 'string') return null;
  if (path === 'api/redemptions' && !known.redemptions.includes(id)) known.redemptions.push(id);
  if (path === 'api/returns' && !known.returns.includes(id)) known.returns.push(id);
  return id;
}

async function expectAllSumsAgree({ doors, mine, other, client }: Crowd) {
  for (const { shopId } of [mine, other]) {
    expect(await doors.loyalty.audit(shopId)).toEqual([]);
    expect(await doors.reviews.audit(shopId)).toEqual([]);
    expect(await doors.reviews.auditQuestions(shopId)).toEqual([]);
  }
  const { rows } = await client.query(
    `select order_id, line_shopify_id, count(*) as n, count(distinct ordinal) as names from returns_unit u
      where held group by 1, 2 having count(*) <> count(distinct ordinal) or count(*) > 20`,
  );
  expect(rows).toEqual([]);
  const { rows: twice } = await client.query(
    // Imported ones need no order.
    `select order_id, line_shopify_id from review where order_id is not null
      group by shop_id, order_id, line_shopify_id having count(*) > 1`,
  );
  expect(twice).toEqual([]);
}

it(`nothing breaks in ${runs} strange requests, and nothing that is refused changes anything`, async () => {
  const publicRoutes = listRoutes(app.build)
    .filter(({ path }) => ['shopper', 'proxy', 'webhook', 'public'].includes(kindOf(path)))
    .map(({ path }) => path);
  const known: Known = { redemptions: [], returns: [] };
  const counts = new Map<string, number>();
  let before = await fingerprint(crowd.client);
  const together = fc.record({
    request: strangeRequest(publicRoutes),
    times: fc.oneof(
      { weight: 6, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 5 }) },
    ),
  });
  const nothingBreaks = fc.asyncProperty(together, async ({ request, times }) => {
    const answers = await Promise.all(Array.from({ length: times }, () => send(request, known)));
    const made = new Set<string>();
    for (const answer of answers) {
      const told = `${request.method} /${request.path} answered ${answer.status}`;
      const kind = `${request.method} /${request.path} ${answer.status}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      expect(answer.status, `${told}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
      if (answer.status !== 404 || !answer.text.startsWith('<!DOCTYPE')) expectDiscreet(answer.text, told);
      // Off this site only to where a signed link leads.
      if (answer.to !== null)
        expect(answer.to, told).toMatch(
          /^(\/(?!\/)|https:\/\/mine\.example\/page$|https:\/\/mine\.myshopify\.com\/apps\/afterglow\/preferences\?)/,
        );
      const id = learn(known, request, answer);
      if (id !== null) made.add(id);
    }
    // The same request at the same time is the same thing.
    expect(made.size).toBeLessThanOrEqual(1);
    const after = await fingerprint(crowd.client);
    if (answers.every(isRefused)) expect(after).toEqual(before);
    before = after;
  });
  await fc.assert(nothingBreaks, { numRuns: runs, endOnFailure: true, ...seed });
  await expectAllSumsAgree(crowd);
  if (process.env.FUZZ_TELL !== undefined) console.log([...counts].sort().join('\n'), known);
  // It is about something only while a good part of the requests is taken.
  const good = [...counts].reduce((sum, [kind, count]) => sum + (/ 2..$/.test(kind) ? count : 0), 0);
  expect(good, JSON.stringify([...counts])).toBeGreaterThan(runs / 20);
}, 3_600_000);
