import {
  type CallName,
  type Calls,
  CHANNEL,
  type EventName,
  type Events,
  isOurs,
  type ReplyMessage,
} from '../messages.ts';

type Answer<Name extends CallName> = Calls[Name]['answer'] | Promise<Calls[Name]['answer']>;
export type Handlers = { [Name in CallName]: (detail: Calls[Name]['detail']) => Answer<Name> };

export interface Channel {
  send<Name extends EventName>(event: Name, detail: Events[Name]): void;
}

/** Answers the calls of the embedded page, and only of pages of the app's origin within this window. */
export function openChannel(frame: HTMLIFrameElement, appOrigin: string, handlers: Handlers): Channel {
  addEventListener('message', (event) => {
    if (event.origin !== appOrigin || !isOurs(event.data) || !('call' in event.data)) return;
    const { id, call, detail } = event.data;
    const source = event.source;
    const reply = (end: Pick<ReplyMessage, 'value' | 'error'>) => {
      const message: ReplyMessage = { channel: CHANNEL, reply: id, ...end };
      source?.postMessage(message, { targetOrigin: appOrigin });
    };
    Promise.resolve(answer(handlers, call, detail)).then(
      (value) => reply({ value }),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  return {
    send: (event, detail) => frame.contentWindow?.postMessage({ channel: CHANNEL, event, detail }, appOrigin),
  };
}

async function answer(handlers: Handlers, call: CallName, detail: unknown): Promise<unknown> {
  const handler: unknown = Object.hasOwn(handlers, call) ? handlers[call] : undefined;
  if (typeof handler !== 'function') throw new Error(`The sandbox's admin does not know ${call}`);
  return handler(detail);
}
