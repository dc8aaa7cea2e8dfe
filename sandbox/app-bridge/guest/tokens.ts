import { call } from './channel.ts';

/** A token lives for 60 seconds; half of that leaves time for a slow request. */
const KEEP_MS = 30_000;

let kept: { token: Promise<string>; until: number } | null = null;

/** The admin's id token for this page. */
export function idToken(options: { fresh?: boolean } = {}): Promise<string> {
  if (kept !== null && kept.until > Date.now() && options.fresh !== true) return kept.token;
  const token = call('idToken', null);
  kept = { token, until: Date.now() + KEEP_MS };
  token.catch(() => {
    kept = null;
  });
  return token;
}
