import {
  type CallMessage,
  type CallName,
  type Calls,
  CHANNEL,
  type EventName,
  type Events,
  isOurs,
} from '../messages.ts';

/** The admin's origin is the one this script came from. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
export const hostOrigin = new URL(script?.src ?? location.href).origin;
export const scriptApiKey = script?.dataset.apiKey ?? null;

let last = 0;
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
const listeners: { [Name in EventName]?: (detail: Events[Name]) => void } = {};

/** Asks the admin for something. Outside the admin there is nobody to answer: the promise stays open. */
export function call<Name extends CallName>(
  name: Name,
  detail: Calls[Name]['detail'],
): Promise<Calls[Name]['answer']>;
export function call(name: CallName, detail: unknown): Promise<unknown> {
  last += 1;
  const message: CallMessage = { channel: CHANNEL, id: last, call: name, detail };
  return new Promise((resolve, reject) => {
    waiting.set(message.id, { resolve, reject });
    if (window.top !== null && window.top !== window) window.top.postMessage(message, hostOrigin);
  });
}

export function onEvent<Name extends EventName>(name: Name, listener: (detail: Events[Name]) => void): void {
  Object.assign(listeners, { [name]: listener });
}

addEventListener('message', (event) => {
  if (event.origin !== hostOrigin || event.source !== window.top || !isOurs(event.data)) return;
  const message = event.data;
  if ('reply' in message) {
    const asker = waiting.get(message.reply);
    waiting.delete(message.reply);
    if (message.error === undefined) asker?.resolve(message.value);
    else asker?.reject(new Error(message.error));
  }
  if ('event' in message) {
    const listener = listeners[message.event];
    if (listener !== undefined) Reflect.apply(listener, undefined, [message.detail]);
  }
});
