import { call } from './channel.ts';
import { idToken } from './tokens.ts';

const RETRY = 'x-shopify-retry-invalid-session-request';
const REAUTHORIZE = 'x-shopify-api-request-failure-reauthorize-url';

/** The app's own requests carry the id token, and go once more when the server asks for a new one. */
export function authorizeFetch(): void {
  const plain = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const own = new URL(request.url).origin === location.origin;
    if (!own || request.headers.has('authorization')) return plain(input, init);
    const send = async (fresh: boolean): Promise<Response> => {
      const attempt = new Request(request.clone());
      attempt.headers.set('authorization', `Bearer ${await idToken({ fresh })}`);
      attempt.headers.set('x-requested-with', 'XMLHttpRequest');
      return plain(attempt);
    };
    const first = await send(false);
    const answer = first.headers.has(RETRY) ? await send(true) : first;
    const url = answer.headers.get(REAUTHORIZE);
    if (url !== null) void call('redirect', { url, target: '_top' });
    return answer;
  };
}
