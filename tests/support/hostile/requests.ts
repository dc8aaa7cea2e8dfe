import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { apiSecret, browser, proxySearch, shopperToken } from '../built-app.ts';

export const origin = 'http://localhost:3000';

export interface Sending {
  readonly method?: string;
  /** Shopify's number of who asks; absent: a guest. */
  readonly customer?: bigint;
  readonly body?: BodyInit | null;
  readonly type?: string;
  /** Without "?"; for the proxy: parameters of the visitor's own, which Shopify signs too. */
  readonly search?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As an extension calls. */
export function apiRequest(domain: string, path: string, sending: Sending = {}): Request {
  const { customer, search = {} } = sending;
  const token = shopperToken(domain, customer === undefined ? {} : { customer });
  const query = Object.keys(search).length === 0 ? '' : `?${new URLSearchParams(search)}`;
  return request(`${origin}/${path}${query}`, sending, { authorization: `Bearer ${token}` });
}

/** As Shopify's app proxy forwards what a storefront was asked. */
export function proxyRequest(domain: string, path: string, sending: Sending = {}): Request {
  const { customer, search = {} } = sending;
  const query = proxySearch(domain, { more: { ...search }, ...(customer === undefined ? {} : { customer }) });
  return request(`${origin}/${path}${query}`, sending, browser);
}

function request(address: string, sending: Sending, own: Record<string, string>): Request {
  const { body, method = body === undefined ? 'GET' : 'POST', type, headers = {} } = sending;
  return new Request(address, {
    method,
    headers: { ...own, ...(type === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body }),
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
}

/** A query with exactly these parameters, signed as Shopify signs. */
export function signedSearch(said: Readonly<Record<string, string>>): string {
  const message = Object.entries(said)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('');
  const signature = createHmac('sha256', apiSecret).update(message).digest('hex');
  return `?${new URLSearchParams({ ...said, signature })}`;
}

export const json = (value: unknown) => JSON.stringify(value);
export const form = (values: Readonly<Record<string, string>>) => new URLSearchParams(values);
export const formType = 'application/x-www-form-urlencoded';

/** A body that never ends; `read` tells how many bytes of it were taken. */
export function endless(): { readonly body: ReadableStream<Uint8Array>; read(): number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 16_384;
      controller.enqueue(new Uint8Array(16_384).fill(0x20));
    },
  });
  return { body, read: () => taken };
}

const inside =
  /node_modules|\bat [\w.<>]+ \(|\/(?:build|app|work|home)\/[\w/.-]+\.[jt]s|\bselect\b.+\bfrom\b|insert into|violates|SQLSTATE|ZodError|TypeError|routes\/(?:api|proxy)/i;

/** A body says nothing of what the app is made of. */
export function expectDiscreet(text: string, told: string): void {
  expect(text.match(inside)?.[0], `${told}: ${text.slice(0, 400)}`).toBeUndefined();
}

/** An extension may read the answer. */
export function expectReadable(answer: Response, told: string): void {
  expect(answer.headers.get('access-control-allow-origin'), told).toBe('*');
  expect(answer.headers.get('cache-control'), told).toBe('no-store');
}
