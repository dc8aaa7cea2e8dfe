import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import ipaddr from 'ipaddr.js';

/** What came, or why not: `refused` will never be good, `failed` may be another time. */
export type Outside =
  | { readonly bytes: Uint8Array }
  | { readonly refused: OutsideRefusal }
  | { readonly failed: 'unreachable' | 'busy' | 'timed-out' };

export type OutsideRefusal =
  /** Not http or https, another port, a name and password in it, or no address at all. */
  | 'bad-url'
  /** It leads to a network that is not everybody's. */
  | 'private-address'
  | 'too-many-redirects'
  /** Whoever is there does not give it. */
  | 'not-there'
  | 'too-large'
  /** Its first bytes are not of what is wanted. */
  | 'wrong-content';

export interface OutsideLimits {
  readonly maxBytes: number;
  /** In all, redirects included. */
  readonly timeoutMs: number;
  /** Looks at the first bytes: what the other side says of its content counts for nothing. */
  readonly accept: (head: Uint8Array) => boolean;
}

export interface OutsideDeps {
  /** An origin that may be asked whatever its address: a stand-in on this machine. Never set in production. */
  readonly allowedOrigin?: string | undefined;
  /** All addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const mostRedirects = 3;
const headBytes = 16;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches an address that somebody else named, such as a picture of an import, without being led into our own network:
 * the name is resolved once, every address of it has to be everybody's, and the connection goes to that very address; each
 * redirect is looked at in the same way. No cookies, no credentials, nothing unpacked.
 */
export async function fetchOutside(
  url: string,
  limits: OutsideLimits,
  deps: OutsideDeps = {},
): Promise<Outside> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let next = url;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const target = await targetOf(next, deps, signal);
    if (!('address' in target)) return target;
    const got = await getOnce(target, limits, signal);
    if (!('redirect' in got)) return got;
    next = got.redirect;
  }
  return { refused: 'too-many-redirects' };
}

interface Target {
  readonly url: URL;
  readonly address: string;
}

async function targetOf(
  text: string,
  { allowedOrigin, resolve = addressesOf }: OutsideDeps,
  signal: AbortSignal,
): Promise<Target | Exclude<Outside, { bytes: Uint8Array }>> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return { refused: 'bad-url' };
  if (url.username !== '' || url.password !== '') return { refused: 'bad-url' };
  const allowed = allowedOrigin !== undefined && url.origin === new URL(allowedOrigin).origin;
  // A port that is the scheme's own is not in it.
  if (url.port !== '' && !allowed) return { refused: 'bad-url' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  let addresses: readonly string[];
  try {
    addresses = ipaddr.isValid(host) ? [host] : await unlessOver(signal, resolve(host));
  } catch {
    return { failed: signal.aborted ? 'timed-out' : 'unreachable' };
  }
  const [address] = addresses;
  if (address === undefined) return { failed: 'unreachable' };
  if (!allowed && !addresses.every(isEverybodys)) return { refused: 'private-address' };
  return { url, address };
}

/** Name servers are somebody else's, too, and may say nothing. */
function unlessOver<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

const addressesOf = async (host: string) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Whatever has a range of its own (private, loopback, link-local, carrier NAT, translated, reserved) is not, nor what
 * nobody has been given: of IPv6 only 2000::/3 is in use, and below it stand addresses of the old protocol.
 */
export function isEverybodys(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const seen = ipaddr.process(address);
  return seen.range() === 'unicast' && (seen.kind() === 'ipv4' || seen.match(inUse));
}

const inUse = ipaddr.parseCIDR('2000::/3');

type Got = Outside | { readonly redirect: string };

function getOnce({ url, address }: Target, limits: OutsideLimits, signal: AbortSignal): Promise<Got> {
  const family = ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4;
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve) => {
    const failed = () => resolve({ failed: signal.aborted ? 'timed-out' : 'unreachable' });
    const asked = send(
      url,
      {
        agent: false,
        signal,
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Afterglow' },
        // The name is not resolved again: between two answers it could have become another's.
        lookup: (_host, options, found) =>
          options.all ? found(null, [{ address, family }]) : found(null, address, family),
      },
      (response) => {
        response.on('error', failed);
        readAnswer(response, url, limits).then(resolve, failed);
      },
    );
    asked.on('error', failed);
    asked.end();
  });
}

async function readAnswer(response: IncomingMessage, url: URL, limits: OutsideLimits): Promise<Got> {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (redirects.has(status) && location !== undefined) {
    response.destroy();
    return URL.canParse(location, url.href)
      ? { redirect: new URL(location, url.href).href }
      : { refused: 'bad-url' };
  }
  const coded = response.headers['content-encoding'] ?? 'identity';
  if (status !== 200 || coded !== 'identity') {
    response.destroy();
    const busy = status === 408 || status === 425 || status === 429 || status >= 500;
    return busy ? { failed: 'busy' } : { refused: 'not-there' };
  }
  if (Number(response.headers['content-length'] ?? 0) > limits.maxBytes) {
    response.destroy();
    return { refused: 'too-large' };
  }
  return readBody(response, limits);
}

async function readBody(response: AsyncIterable<Buffer>, limits: OutsideLimits): Promise<Outside> {
  const chunks: Buffer[] = [];
  let size = 0;
  let looked = false;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (size > limits.maxBytes) return { refused: 'too-large' };
    if (!looked && size >= headBytes) {
      if (!limits.accept(Buffer.concat(chunks))) return { refused: 'wrong-content' };
      looked = true;
    }
  }
  return looked ? { bytes: Buffer.concat(chunks) } : { refused: 'wrong-content' };
}
