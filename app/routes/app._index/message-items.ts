import type { MessagesOverview, SenderView } from '#app/modules/messages/door.ts';
import type { MessageArea } from '#app/modules/messages/message.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';
import { messagesAddress } from '../app.settings_.messages/messages-address.ts';
import type { WaitingItem } from './waiting-item.ts';

export interface MessagesInput {
  readonly messages: MessagesOverview;
  readonly sender: Pick<SenderView, 'fromAddress' | 'usedAddress' | 'checkedAt' | 'klaviyoConnected'>;
  readonly live: Readonly<Record<MessageArea, boolean>>;
}

/** What keeps messages from going out, and those of which nobody knows whether they arrived. */
export function messageItems(
  { messages, sender, live }: MessagesInput,
  print: Pick<Print, 'dateTime'>,
  { today, messages: pages }: Texts,
): (WaitingItem | false)[] {
  const { messages: words } = today.waiting;
  const { unknown, stuck, refusing, pausedAt, canSend, kinds } = messages;
  const sentBy = (who: string) => kinds.some((kind) => kind.sentBy === who && live[kind.area]);
  const refused = kinds
    .flatMap(({ reasons }) => reasons)
    .filter(({ reason }) => reason === 'refused-by-server')
    .reduce((sum, { count }) => sum + count, 0);
  const { fromAddress, usedAddress, checkedAt, klaviyoConnected } = sender;
  const toSender = { label: words.senderAction, to: `${messagesAddress}/sender` };
  return [
    pausedAt !== null && {
      id: 'paused',
      title: words.paused,
      text: words.pausedText(print.dateTime(pausedAt).text),
      link: { label: words.open, to: messagesAddress },
      act: {
        label: pages.pause.resume,
        path: messagesAddress,
        right: 'publish',
        fields: { intent: 'resume' },
        done: pages.pause.resumed,
      },
    },
    !canSend &&
      sentBy('afterglow') && {
        id: 'no-mail',
        title: words.noServer,
        text: words.noServerText,
        link: { label: words.open, to: messagesAddress },
      },
    refusing > 0 && {
      id: 'refusing',
      title: pages.trouble.refusing,
      text: pages.trouble.refusingText(refusing),
      link: { label: pages.trouble.refusingAction, to: `${messagesAddress}/sender` },
    },
    stuck > 0 && {
      id: 'stuck',
      title: pages.trouble.stuck(stuck),
      text: pages.trouble.stuckText,
      link: { label: words.look, to: logAddress({ state: 'queue' }) },
    },
    unknown > 0 && {
      id: 'mails',
      title: pages.trouble.unknown(unknown),
      text: pages.trouble.unknownText,
      link: { label: words.look, to: logAddress({ state: 'unknown' }) },
    },
    refused > 0 && {
      id: 'refused',
      title: words.refused(refused),
      text: words.refusedText,
      link: { label: words.look, to: logAddress({ state: 'not-sent', reason: 'refused-by-server' }) },
    },
    fromAddress !== null &&
      fromAddress !== usedAddress &&
      checkedAt !== null && {
        id: 'sender',
        title: words.sender,
        text: words.senderText(usedAddress),
        link: toSender,
      },
    sentBy('klaviyo') &&
      !klaviyoConnected && {
        id: 'klaviyo',
        title: pages.trouble.klaviyo,
        text: pages.trouble.klaviyoText,
        link: { label: pages.trouble.klaviyoAction, to: `${messagesAddress}/sender` },
      },
  ];
}
