/** What a frame with an extension and the page around it say to each other by postMessage. */
export type FrameMessage =
  /** The extension has rendered; `empty` when it shows nothing. */
  | { kind: 'ready'; height: number; width: number; empty: boolean }
  | { kind: 'size'; height: number; width: number; empty: boolean }
  /** Something went wrong; `shown` when the extension had rendered before. */
  | { kind: 'broken'; text: string; shown: boolean }
  | { kind: 'toast'; id: string; text: string }
  | { kind: 'toast.hide'; id: string }
  /** The action's dialog is to close. */
  | { kind: 'close' }
  /** A link or navigation.navigate(). */
  | { kind: 'go'; url: string; history: 'auto' | 'push' | 'replace'; state: unknown }
  | { kind: 'entry.state'; state: unknown }
  /** The extension changed the checkout: the page and the other frames are to look again. */
  | { kind: 'changed' }
  /** A menu item without an address was pressed. */
  | { kind: 'activate' }
  /** A dialog of the extension covers the page, or has closed. */
  | { kind: 'overlay'; open: boolean }
  | { kind: 'published'; name: string; data: unknown }
  | { kind: 'login' };

export type PageMessage =
  /** Whatever the frame knows of checkout or order may be old. */
  | { kind: 'refresh' }
  | { kind: 'entry'; entry: Entry; type: 'push' | 'replace' | 'traverse' }
  /** Where the frame's content stands while the frame covers the page. */
  | { kind: 'placed'; left: number; top: number; width: number };

/** The page's place in the history, as `navigation.currentEntry` shows it. */
export interface Entry {
  key: string;
  url: string;
  state: unknown;
}

export const CHANNEL = 'extension-host';

/** The message of a post of this channel; null for anything else. */
export function messageOf<Message>(data: unknown): Message | null;
export function messageOf(data: unknown): unknown {
  const ours = typeof data === 'object' && data !== null && 'channel' in data && data.channel === CHANNEL;
  return ours && 'message' in data ? data.message : null;
}
