import type { Boot } from '../boot.ts';
import { complain } from './report.ts';

/** The browser's own fetch, for the host; the extension gets another. */
export const hostFetch: typeof fetch = window.fetch.bind(window);

/**
 * The fetch of the extension. What goes to the app's public address is led to the running app, and the browser itself
 * asks it for CORS; everything else of the network is not there.
 */
export function createFetch(boot: Boot): typeof fetch {
  const app = new URL(boot.applicationUrl).origin;
  return async (input, init) => {
    if (!boot.capabilities.includes('network_access')) {
      throw refused('The extension asks the network without the capability network_access.');
    }
    const url = URL.parse(input instanceof Request ? input.url : String(input));
    if (url === null)
      throw refused(`"${String(input)}" is no whole address: an extension has no page of its own.`);
    if (url.origin !== app)
      throw refused(`${url.origin} cannot be reached from the sandbox, only the app can.`);
    const led = `${boot.appOrigin}${url.pathname}${url.search}`;
    const request = input instanceof Request ? new Request(led, input) : led;
    return hostFetch(request, { ...init, credentials: 'omit', mode: 'cors', referrerPolicy: 'no-referrer' });
  };
}

function refused(text: string): TypeError {
  complain(text);
  return new TypeError(text);
}

/** Asks the sandbox on behalf of the extension; throws when it does not answer as agreed. */
export async function askSandbox(path: string, body?: unknown): Promise<unknown> {
  const answer = await hostFetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path.split('?')[0]}.`);
  return answer.json();
}
