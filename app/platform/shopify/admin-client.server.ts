import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { redirectToOrigin } from './access/origin.server.ts';
import type { ApiBudget } from './api-budget.server.ts';
import { adminApiVersion } from './api-version.ts';
import { AdminRefused, AdminUnavailable, NotInstalled, ThrottledError, withoutCode } from './errors.ts';
import type { Operation } from './operation.ts';
import {
  longestWaitSeconds,
  secondsAfterRefusal,
  secondsOfRetryAfter,
  secondsToPutOff,
  secondsUntilCovered,
  type ThrottleStatus,
} from './throttle-timing.ts';

const timeoutMs = 10_000;

export interface AdminClientOptions {
  /** A token that is good for the next minute; null: not installed. */
  tokenFor: (domain: string) => Promise<{ accessToken: string } | null>;
  budget: ApiBudget;
  fetch?: typeof fetch;
  /** Where calls go instead of Shopify; never set in production. */
  apiOrigin?: string | undefined;
}

export interface AdminClient {
  /**
   * Runs one operation for a shop. Breaks with ThrottledError, AdminUnavailable, NotInstalled or AdminRefused, and
   * with the schema's error when the answer is not what the document promises.
   */
  call<Variables extends object, Answer>(
    shop: { readonly id: bigint; readonly domain: string },
    operation: Operation<Variables, Answer>,
    variables: Variables,
  ): Promise<Answer>;
}

const throttleStatus = z.object({
  maximumAvailable: z.number(),
  currentlyAvailable: z.number(),
  restoreRate: z.number(),
});

const envelope = z.object({
  /** Not there when the call was refused as a whole, for example as throttled. */
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z.object({ requestedQueryCost: z.number(), throttleStatus }).optional(),
    })
    .optional(),
});

type Envelope = z.infer<typeof envelope>;
type Attempt = { answer: Envelope } | { throttled: number };

export function openAdminClient(options: AdminClientOptions): AdminClient {
  const { budget } = options;
  const send = options.fetch ?? redirectToOrigin(options.apiOrigin);

  async function attempt(shop: { id: bigint; domain: string }, body: string, cost: number): Promise<Attempt> {
    const response = await postWithToken(shop.domain, body);
    if (response.status === 429) {
      return { throttled: secondsOfRetryAfter(response.headers.get('retry-after')) };
    }
    checkStatus(response.status, shop.domain);
    const answer = await readEnvelope(response);
    const spent = answer.extensions?.cost;
    const status: ThrottleStatus | null = spent?.throttleStatus ?? null;
    if (status !== null) await budget.correct(shop.id, status);
    if (answer.errors?.some((error) => error.extensions?.code === 'THROTTLED')) {
      return { throttled: secondsAfterRefusal(spent?.requestedQueryCost ?? cost, status) };
    }
    return { answer };
  }

  /** Another process may have replaced the token meanwhile, and Shopify may end the old one at once. */
  async function postWithToken(domain: string, body: string): Promise<Response> {
    const token = await options.tokenFor(domain);
    if (token === null) throw new NotInstalled(`${domain} has no token`);
    const response = await post(send, domain, token.accessToken, body);
    if (response.status !== 401) return response;
    const newer = await options.tokenFor(domain);
    if (newer === null || newer.accessToken === token.accessToken) return response;
    await response.body?.cancel();
    return post(send, domain, newer.accessToken, body);
  }

  return {
    async call(shop, operation, variables) {
      const { name, document, cost } = operation;
      const body = JSON.stringify({ query: document, variables });
      const deadline = performance.now() + longestWaitSeconds * 1000;
      await takeTurn(budget, shop.id, cost);
      for (;;) {
        const result = await attempt(shop, body, cost);
        if ('answer' in result) return operation.answer.parse(dataOf(name, result.answer));
        if (performance.now() + result.throttled * 1000 > deadline) throw putOff(result.throttled);
        await sleep(result.throttled * 1000);
      }
    },
  };
}

async function takeTurn(budget: ApiBudget, shopId: bigint, cost: number): Promise<void> {
  const { available, restoreRate } = await budget.reserve(shopId, cost);
  const wait = secondsUntilCovered(available, restoreRate);
  if (wait === 0) return;
  if (wait > longestWaitSeconds) {
    await budget.giveBack(shopId, cost);
    throw putOff(wait);
  }
  await sleep(wait * 1000);
}

const putOff = (seconds: number) => new ThrottledError(secondsToPutOff(seconds, Math.random()));

async function post(send: typeof fetch, domain: string, token: string, body: string): Promise<Response> {
  try {
    return await send(`https://${domain}/admin/api/${adminApiVersion}/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-shopify-access-token': token,
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new AdminUnavailable(`Shopify did not answer for ${domain}`, { cause });
  }
}

function checkStatus(status: number, domain: string): void {
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) throw new NotInstalled(`Shopify refuses our token for ${domain}`);
  if (status === 404) throw new NotInstalled(`Shopify knows no shop ${domain}`);
  throw new AdminUnavailable(`Shopify answered ${status} for ${domain}`);
}

async function readEnvelope(response: Response): Promise<Envelope> {
  try {
    return envelope.parse(await response.json());
  } catch (cause) {
    throw new AdminUnavailable('Shopify answered with something that is no GraphQL answer', { cause });
  }
}

/** What may go well another time; the last says that the first call with an idempotency key is still under way. */
const forNow = new Set(['INTERNAL_SERVER_ERROR', 'TIMEOUT', 'IDEMPOTENCY_CONCURRENT_REQUEST']);

function dataOf(name: string, answer: Envelope): unknown {
  const errors = answer.errors ?? [];
  if (errors.length === 0) return answer.data;
  const codes = errors.map((error) => error.extensions?.code ?? withoutCode);
  const message = errors.map((error) => error.message).join('; ');
  if (codes.some((code) => forNow.has(code))) {
    throw new AdminUnavailable(`${name}: ${message}`);
  }
  throw new AdminRefused(name, codes, message);
}
