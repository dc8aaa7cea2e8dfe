import { CHANNEL, type FrameMessage } from '../messages.ts';

/** Taken before the extension runs: afterwards the window has no parent. */
const page = window.parent;
const { origin } = window.location;
let shown = false;
const told = new Set<string>();

export function tellPage(message: FrameMessage): void {
  page.postMessage({ channel: CHANNEL, message }, origin);
}

/** From now on, what breaks does not take away what is there. */
export function nowShown(): void {
  shown = true;
}

/** Tells the sandbox of a mistake of the extension, once each; the shopper is not told. */
export function complain(problem: unknown): void {
  const text = problem instanceof Error ? problem.message : String(problem);
  if (told.has(text)) return;
  told.add(text);
  console.error(problem instanceof Error ? problem : new Error(text));
  tellPage({ kind: 'broken', text, shown });
}
