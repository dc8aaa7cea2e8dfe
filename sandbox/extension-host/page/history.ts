import type { Entry } from '../messages.ts';
import type { PageConfig } from '../page-config.ts';
import { type Shown, tell } from './frames.ts';

interface Kept {
  key: string;
  state: unknown;
}

const keptIn = (state: unknown): Kept => {
  const key =
    typeof state === 'object' && state !== null && 'key' in state ? String(state.key) : crypto.randomUUID();
  return { key, state: typeof state === 'object' && state !== null && 'state' in state ? state.state : null };
};

const entry = (): Entry => ({ ...keptIn(history.state), url: location.href });

/** A full page keeps its frame while it moves within itself; the browser's history follows. */
export function moveWithin(shown: Shown, href: string, how: 'push' | 'replace', state: unknown): void {
  const next = { key: crypto.randomUUID(), state };
  if (how === 'push') history.pushState(next, '', href);
  else history.replaceState(next, '', href);
  tell(shown, { kind: 'entry', entry: entry(), type: how });
  if (how === 'push') scrollTo({ top: 0 });
}

export function keepState(state: unknown): void {
  history.replaceState({ ...keptIn(history.state), state }, '');
}

/** Back and forward within a full page. */
export function followHistory(config: PageConfig, page: () => Shown | null): void {
  addEventListener('popstate', () => {
    const shown = page();
    if (config.fullPage !== null && shown !== null)
      tell(shown, { kind: 'entry', entry: entry(), type: 'traverse' });
  });
}
