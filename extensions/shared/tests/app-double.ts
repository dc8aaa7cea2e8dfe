import { vi } from 'vitest';

export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | null;
}

type Reply = { readonly status?: number; readonly body: unknown } | 'no answer';

/** An app that answers as told, by "GET /api/rewards", and remembers what it was asked. */
export function appDouble(answers: Record<string, Reply | ((body: unknown) => Reply)>) {
  const calls: Call[] = [];
  const fetch = vi.fn(async (input: string | URL | Request, init: RequestInit = {}) => {
    const address = new URL(String(input));
    const method = init.method ?? 'GET';
    // A file is itself its body.
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    const headers = new Headers(init.headers);
    calls.push({
      method,
      path: `${address.pathname}${address.search}`,
      body,
      authorization: headers.get('authorization'),
    });
    const told = answers[`${method} ${address.pathname}`];
    const reply = typeof told === 'function' ? told(body) : told;
    if (!reply || reply === 'no answer') throw new TypeError('Failed to fetch');
    return Response.json(reply.body, { status: reply.status ?? 200 });
  });
  const sent = (method: string, path: string) =>
    calls.filter((call) => call.method === method && call.path.split('?')[0] === path);
  return { fetch, calls, sent };
}

/** What stands on the page, spaces made one. */
export const pageText = () => document.body.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The element of a tag that says this. Throws when there is none. */
export function saying(tag: string, text: string): Element {
  const all = [...document.body.querySelectorAll(tag)];
  const found = all.find((one) => one.textContent?.includes(text));
  if (!found)
    throw new Error(`no ${tag} says "${text}"; they say ${all.map((one) => one.textContent).join(' | ')}`);
  return found;
}
