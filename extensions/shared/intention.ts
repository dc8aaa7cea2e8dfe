import type { Answer } from './app-client.ts';

interface Keys {
  read<T = unknown>(key: string): Promise<T | null>;
  write(key: string, data: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A name that nobody has used: random, since it is the shopper's own device that chooses it. */
function newKey(): string {
  const { crypto } = globalThis;
  if (typeof crypto?.randomUUID === 'function') return crypto.randomUUID();
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 10)).join('');
}

export type Once<T> = (intention: string, send: (key: string) => Promise<Answer<T>>) => Promise<Answer<T>>;

/**
 * Sends what one intention asks for under one key, which stays in storage until the app has answered: a second click, a
 * retry after a lost answer and a reloaded page send the same key, so that the app does the thing once.
 */
export function intentions<T>(keys: Keys): Once<T> {
  let running: Promise<Answer<T>> | undefined;
  return (intention, send) => {
    running ??= run(keys, `afterglow:${intention}`, send).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function run<T>(keys: Keys, place: string, send: (key: string) => Promise<Answer<T>>) {
  // Storage is a convenience here: where it fails, the key lives as long as the call.
  const kept = await keys.read<string>(place).catch(() => null);
  const key = kept ?? newKey();
  if (!kept) await keys.write(place, key).catch(() => {});
  const answer = await send(key);
  if (answer.done || answer.why !== 'unreachable') await keys.delete(place).catch(() => {});
  return answer;
}
