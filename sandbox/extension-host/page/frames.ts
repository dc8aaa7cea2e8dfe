import { CHANNEL, type FrameMessage, messageOf, type PageMessage } from '../messages.ts';

/** One extension on the page: the box that holds it, and its frame. */
export interface Shown {
  box: HTMLElement;
  frame: HTMLIFrameElement;
  extension: string;
  target: string;
}

const all = new Map<MessageEventSource, Shown>();

/** Takes over a box with an extension's frame, which the server put on the page. */
export function adopt(box: HTMLElement): Shown | null {
  const frame = box.querySelector('iframe');
  if (frame === null) return null;
  const shown = { box, frame, extension: box.dataset.extension ?? '', target: box.dataset.target ?? '' };
  const known = () => {
    if (frame.contentWindow !== null) all.set(frame.contentWindow, shown);
  };
  known();
  frame.addEventListener('load', known);
  return shown;
}

export function tell(shown: Shown, message: PageMessage): void {
  shown.frame.contentWindow?.postMessage({ channel: CHANNEL, message }, location.origin);
}

/** Tells every frame but one. */
export function tellOthers(message: PageMessage, but: Shown | null = null): void {
  for (const shown of all.values()) if (shown !== but && shown.frame.isConnected) tell(shown, message);
}

/** Hears what the frames of this page say. */
export function listen(hear: (shown: Shown, message: FrameMessage) => void): void {
  addEventListener('message', (event) => {
    if (event.origin !== location.origin || event.source === null) return;
    const shown = all.get(event.source);
    const message = messageOf<FrameMessage>(event.data);
    if (shown !== undefined && message !== null) hear(shown, message);
  });
}
