import fc from 'fast-check';
import { hmac, shopperToken } from '../built-app.ts';
import type { Crowd, LinkPurpose } from './crowd.ts';
import { mailgunBody, mailgunRequest, mailNames } from './mailgun-told.ts';
import { apiRequest, formType, origin, proxyRequest, type Sending } from './requests.ts';
import { orderGid, printedBody } from './strange-bodies.ts';

/*
 * Requests for the fuzzer: of the shape that a route wants, with some of their parts broken. What is chosen is kept as
 * plain data, so that a counterexample can be read; numbers that only the running app knows are counted off.
 */

export interface Strange {
  /** Of the route list, without its parameters filled in; or an address that nobody has. */
  readonly path: string;
  readonly method: string;
  readonly who: 'mine' | 'stranger' | 'nobody' | 'neighbour' | 'unknown';
  /** How the request says who sends it. */
  readonly proof: 'good' | 'none' | 'forged' | 'expired' | 'other-shop';
  /** A text as it is, or the nth number of a kind that is known by now. */
  readonly id: string | Counted;
  readonly body: string;
  /** A form where JSON is read, or the other way round. */
  readonly misread: boolean;
  readonly search: Readonly<Record<string, string>>;
  readonly link: LinkPurpose | 'none' | 'neighbours' | 'cut';
  readonly headers: Readonly<Record<string, string>>;
}

interface Counted {
  readonly nth: number;
}

/** What the app has answered so far. */
export interface Known {
  readonly redemptions: string[];
  readonly returns: string[];
}

type Texts = Readonly<Record<string, string>>;

const takesBodies = (path: string) => !/rewards|healthz|^$/.test(path);

const methods = (path: string) =>
  fc.oneof(
    {
      weight: 20,
      arbitrary: fc.constantFrom('GET', ...Array<string>(takesBodies(path) ? 6 : 1).fill('POST')),
    },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND') },
  );

const people = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Strange['who']>('mine') },
  { weight: 1, arbitrary: fc.constantFrom<Strange['who'][]>('stranger', 'nobody', 'neighbour', 'unknown') },
);

const proofs = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Strange['proof']>('good') },
  { weight: 1, arbitrary: fc.constantFrom<Strange['proof'][]>('none', 'forged', 'expired', 'other-shop') },
);

const strangeIds = ['0', '-1', '1e3', '9'.repeat(18), '9'.repeat(40), '%00', 'x', "1'--"];
const ids = fc.oneof(
  { weight: 6, arbitrary: fc.nat(1000).map((nth): Strange['id'] => ({ nth })) },
  { weight: 1, arbitrary: fc.constantFrom<Strange['id'][]>(...strangeIds) },
);

const searches = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<Texts[]>(
      {},
      { order: orderGid(1300) },
      { order: '1300' },
      { order: orderGid(1301) },
      { product: '11' },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom('order', 'sent', 'index', 'x', 'token', '_data'),
          fc.string({ maxLength: 30 }),
        ),
        {
          selector: ([name]) => name,
        },
      )
      .map((fields): Texts => Object.fromEntries(fields)),
  },
  { weight: 1, arbitrary: fc.constantFrom<Texts[]>({ _data: 'root' }, { _data: 'routes/api.returns' }) },
);

const linkOfPath = new Map<string, LinkPurpose>([
  ['proxy/unsubscribe', 'unsubscribe'],
  ['proxy/preferences', 'preferences'],
  ['proxy/go', 'click'],
  ['proxy/seen.gif', 'open'],
  ['mail/unsubscribe', 'one-click'],
]);

const links = (path: string) =>
  fc.constantFrom<Strange['link'][]>(
    ...Array<Strange['link']>(6).fill(linkOfPath.get(path) ?? 'review'),
    ...(['review', 'unsubscribe', 'none', 'neighbours', 'cut'] as const),
  );

/** What a storefront sends, and mail programs do: forms, and links with a token. */
const isForm = (path: string) => path.startsWith('proxy/') || path.startsWith('mail/');

const headers = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Texts>({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Texts[]>(
      { 'accept-language': 'x'.repeat(2000) },
      { 'accept-language': ',,;;q=--,\t' },
      { 'content-length': '-1' },
      { 'x-forwarded-host': 'evil.example', host: 'evil.example' },
      { origin: 'https://evil.example', cookie: '__proto__=1' },
      { 'content-type': 'multipart/form-data' },
    ),
  },
);

const nowhere = ['api', 'api/nothing', 'proxy/nothing', 'proxy', 'api/returns/1', '.env', 'constructor'];

/** One request to one of these routes, or to none. */
export function strangeRequest(paths: readonly string[]): fc.Arbitrary<Strange> {
  // What keeps most gets most.
  const often = paths.filter((path) => /returns|redemptions/.test(path));
  const anywhere = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...paths, ...often) },
    { weight: 1, arbitrary: fc.constantFrom(...nowhere) },
  );
  return anywhere.chain((path) =>
    fc.record({
      path: fc.constant(path),
      method: methods(path),
      who: people,
      proof: proofs,
      id: ids,
      body: printedBody(path),
      misread: fc.nat(20).map((nth) => nth === 0),
      search: searches,
      link: links(path),
      headers,
    }),
  );
}

/** The request itself, with the numbers that are known by now. */
export function requestOf(strange: Strange, crowd: Crowd, known: Known): Request {
  const path = strange.path.replace(':id', idOf(strange, crowd, known));
  if (strange.path === 'webhooks') return webhookOf(strange, crowd);
  if (strange.path === 'webhooks/mailgun') return mailgunOf(strange, crowd);
  const sending = sendingOf(strange, crowd);
  const domain = strange.proof === 'other-shop' ? crowd.other.domain : crowd.mine.domain;
  if (!strange.path.startsWith('proxy/')) return withProof(apiRequest(domain, path, sending), strange, crowd);
  const request = proxyRequest(domain, path, sending);
  if (strange.proof === 'good' || strange.proof === 'other-shop') return request;
  return new Request(request.url.replace(/signature=...../, 'signature=00000'), request);
}

function sendingOf(strange: Strange, crowd: Crowd): Sending {
  const { method, who, search } = strange;
  const withBody = method !== 'GET' && method !== 'HEAD';
  const asForm = isForm(strange.path) !== strange.misread;
  const type = isForm(strange.path) ? formType : 'application/json';
  const customer = customerOf(who, crowd);
  const token = isForm(strange.path) ? linkOf(strange, crowd) : null;
  return {
    method,
    search: { ...search, ...(token === null ? {} : { token }) },
    headers: { ...(withBody ? { 'content-type': type } : {}), ...strange.headers },
    ...(customer === null ? {} : { customer }),
    ...(withBody ? { body: asForm ? formOf(strange.body) : strange.body } : {}),
  };
}

/** JSON as the form that says the same; what is none stays as it is. */
function formOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return body;
    return new URLSearchParams(
      Object.entries(value).map(([name, field]): [string, string] => [
        name,
        typeof field === 'string' ? field : String(JSON.stringify(field)),
      ]),
    ).toString();
  } catch {
    return body;
  }
}

function customerOf(who: Strange['who'], crowd: Crowd): bigint | null {
  if (who === 'mine') return crowd.mine.customerShopifyId;
  if (who === 'stranger') return crowd.stranger;
  if (who === 'neighbour') return crowd.other.customerShopifyId;
  return who === 'unknown' ? 987_654_321n : null;
}

function linkOf({ link }: Strange, { linkTo, orders: own, mine, other }: Crowd): string | null {
  if (link === 'none') return null;
  if (link === 'review') return linkTo('review', String(own.mine.id));
  if (link === 'unsubscribe' || link === 'one-click')
    return linkTo(link, `customer:${mine.merged} review-request`, null);
  if (link === 'preferences') return linkTo(link, `customer:${mine.merged}`, null);
  if (link === 'click') return linkTo(link, `${mine.message} https://mine.example/page`, null);
  if (link === 'open') return linkTo(link, String(mine.message), null);
  if (link === 'neighbours') return linkTo('review', String(other.order), 60, other.shopId);
  return linkTo('review', String(own.mine.id)).slice(0, -4);
}

function idOf({ id, path }: Strange, { mine, other }: Crowd, known: Known): string {
  if (typeof id === 'string') return id;
  const redemptions = [mine.held, mine.used, other.held, other.used].map(String).concat(known.redemptions);
  const returns = [mine.return, mine.waiting, other.waiting].map(String).concat(known.returns);
  const all = path.includes('returns') ? returns : redemptions;
  // The newest are the likeliest to be in a state that can change.
  return all.at(-1 - (id.nth % Math.min(all.length, 12))) ?? '1';
}

function withProof(request: Request, { proof, who }: Strange, crowd: Crowd): Request {
  const customer = customerOf(who, crowd);
  const claims = customer === null ? {} : { customer };
  const { domain } = crowd.mine;
  if (proof === 'none') request.headers.delete('authorization');
  if (proof === 'forged')
    request.headers.set(
      'authorization',
      `Bearer ${shopperToken(domain, { ...claims, secret: 'not-the-secret' })}`,
    );
  if (proof === 'expired')
    request.headers.set('authorization', `Bearer ${shopperToken(domain, { ...claims, lifetime: -45 })}`);
  return request;
}

const topics = ['orders/paid', 'returns/request', 'returns/approve', 'customers/redact', 'x', 'constructor'];

/** Signed well only when it cannot be taken for one of Shopify's: what those say is another test's business. */
function webhookOf({ body, method, proof, id }: Strange, { mine, other }: Crowd): Request {
  const domain = proof === 'other-shop' ? 'stranger.myshopify.com' : mine.domain;
  const withBody = method !== 'GET' && method !== 'HEAD';
  const signature = proof === 'other-shop' ? hmac(body) : hmac(`${body} `);
  return new Request(`${origin}/webhooks`, {
    method,
    headers: {
      'x-shopify-topic': topics[typeof id === 'string' ? 0 : id.nth % topics.length] ?? 'x',
      'x-shopify-shop-domain': proof === 'expired' ? other.domain : domain,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': 'w',
      'x-shopify-event-id': 'e',
      ...(proof === 'none' ? {} : { 'x-shopify-hmac-sha256': signature }),
    },
    ...(withBody ? { body } : {}),
  });
}

/** Of a message of the shop, or of one that is not there. */
function mailgunOf({ body, method, proof, who, misread }: Strange, { mine }: Crowd): Request {
  if (method === 'GET' || method === 'HEAD') return mailgunRequest(method, null);
  if (misread || proof === 'none') return mailgunRequest(method, body);
  const name = mailNames().newMessageId(mine.shopId, who === 'mine' ? mine.message : 999_999n);
  return mailgunRequest(
    method,
    mailgunBody({
      event: eventOf(body),
      messageId: proof === 'other-shop' ? `x${name}` : name.replace(/[<>]/g, ''),
      ...(proof === 'expired' ? { age: 36_000 } : {}),
      ...(proof === 'forged' ? { key: 'another key' } : {}),
    }),
  );
}

function eventOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
