import type { Entry } from '../messages.ts';
import { tellPage } from './report.ts';

type Listener = (event: object) => void;
type History = 'auto' | 'push' | 'replace';

/** Asks the page to go to an address of a link or of navigation.navigate(). */
export function go(url: string, history: History = 'auto', state?: unknown): void {
  tellPage({ kind: 'go', url, history, state: state ?? null });
}

/** `globalThis.navigation` of the customer's account: the page's own history, seen from the extension. */
export function createNavigation(first: Entry) {
  let current = first;
  const listeners = new Set<Listener>();
  const shown = (entry: Entry) => ({
    key: entry.key,
    url: entry.url,
    getState: () => structuredClone(entry.state),
  });
  const navigation = {
    navigate: (url: string, options: { history?: History; state?: unknown } = {}) =>
      go(url, options.history ?? 'auto', options.state),
    get currentEntry() {
      return shown(current);
    },
    updateCurrentEntry: ({ state }: { state: unknown }) => {
      const from = shown(current);
      current = { ...current, state };
      tellPage({ kind: 'entry.state', state });
      tell(undefined, from);
    },
    addEventListener: (type: string, listener: Listener) => {
      if (type === 'currententrychange') listeners.add(listener);
    },
    removeEventListener: (_type: string, listener: Listener) => {
      listeners.delete(listener);
    },
  };
  function tell(navigationType: string | undefined, from: object): void {
    for (const listener of listeners) listener({ type: 'currententrychange', navigationType, from });
  }
  return {
    navigation,
    /** The page has gone elsewhere in its history. */
    moved: (entry: Entry, type: string) => {
      const from = shown(current);
      current = entry;
      tell(type, from);
    },
  };
}
