import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Where Shopify serves App Bridge from. */
export const APP_BRIDGE_URL = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
const CDN = 'https://cdn.shopify.com';

/** Headers that belong to one connection, not to the message (RFC 9110 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'te', 'trailer'];

/**
 * Allows the sandbox to frame the app and to serve App Bridge: the only differences to what Shopify's own browser
 * would get. Everything else of the policy stays.
 */
export function allowSandbox(policy: string, sandboxOrigin: string): string {
  return policy
    .split(';')
    .map((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      if (name === 'frame-ancestors') {
        const others = sources.filter((source) => source !== `'none'`);
        return ` ${[name, ...others, sandboxOrigin].join(' ')}`;
      }
      return sources.includes(CDN) ? ` ${[name, ...sources, sandboxOrigin].join(' ')}` : directive;
    })
    .join(';')
    .trim();
}

export function isHtml(headers: IncomingHttpHeaders): boolean {
  return /^text\/html(;|$)/i.test(headers['content-type'] ?? '');
}

/** The app's answer headers as the browser gets them. */
export function answerHeaders(headers: IncomingHttpHeaders, sandboxOrigin: string): OutgoingHttpHeaders {
  const answer: OutgoingHttpHeaders = { ...headers };
  for (const name of HOP_BY_HOP) delete answer[name];
  const policy = headers['content-security-policy']?.toString();
  if (policy !== undefined) answer['content-security-policy'] = allowSandbox(policy, sandboxOrigin);
  // A preload of the real script would be fetched from the internet and never used.
  const links = headers.link
    ?.toString()
    .split(/,(?=\s*<)/)
    .filter((link) => !link.includes(APP_BRIDGE_URL));
  if (links !== undefined) answer.link = links;
  if (links?.length === 0) delete answer.link;
  if (isHtml(headers)) delete answer['content-length'];
  return answer;
}

/** The browser's request headers as the app gets them. */
export function requestHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const host = headers.host ?? '';
  const forwarded: OutgoingHttpHeaders = {
    ...headers,
    'x-forwarded-host': host,
    'x-forwarded-proto': 'http',
    'x-forwarded-for': '127.0.0.1',
  };
  for (const name of HOP_BY_HOP) delete forwarded[name];
  // A page has to be readable to have its script address changed.
  if (headers.accept?.includes('text/html')) forwarded['accept-encoding'] = 'identity';
  return forwarded;
}
