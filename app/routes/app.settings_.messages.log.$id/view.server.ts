import { customerId as asCustomerId, orderId as asOrderId } from '#app/kernel/ids.ts';
import type { MessageDetail } from '#app/modules/messages/door.ts';
import type { MessageState } from '#app/modules/messages/message.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type ToldView, toldOf } from '../../ui/messages/feedback-badges.tsx';
import { kindName, outcomeInWords } from '../../ui/messages/outcome-in-words.ts';
import { openPrint } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';
import { type StepView, timeLine } from './time-line.ts';
import { forReading, languageOfMail, textForReading } from './written-mail.ts';

export interface WrittenView {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly lang: string;
}

export interface LinkView {
  readonly label: string;
  readonly to: string;
  /** Out of the app: Shopify's own page. */
  readonly outside?: boolean;
}

export interface MessageView {
  readonly id: string;
  readonly kind: string;
  readonly state: MessageState;
  readonly later: boolean;
  readonly outcome: string;
  /** What became known of it. */
  readonly told: readonly ToldView[];
  readonly steps: readonly StepView[];
  /** Null: why there is none to see. */
  readonly mail: WrittenView | null;
  readonly noMail: string;
  /** The others in the same mail. */
  readonly parts: readonly LinkView[];
  readonly facts: readonly { readonly label: string; readonly value: string; readonly link?: LinkView }[];
  /** Whose data it shows; null: a guest's. */
  readonly customerId: string | null;
}

/** One message as text. Null: the shop has none with this number. */
export async function readMessageView(merchant: Merchant, id: bigint): Promise<MessageView | null> {
  const { messages } = app();
  const message = await messages.find(merchant.shopId, id);
  if (message === null) return null;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const { state, content } = message;
  return {
    id: id.toString(),
    kind: kindName(message.kind, texts),
    state,
    later: message.answeredAt === null && message.later !== null,
    outcome: outcomeInWords(message, { print, texts }),
    told: toldOf(message.feedback, texts),
    steps: timeLine(message, print, texts),
    mail:
      content === null
        ? null
        : {
            ...content,
            html: forReading(content.html),
            text: textForReading(content.text),
            lang: languageOfMail(content.html),
          },
    noMail: noMailInWords(message, texts),
    parts: message.parts.map((part) => ({
      label: kindName(part.kind, texts),
      to: `${logAddress()}/${part.id}`,
    })),
    facts: await readFacts(merchant, message, texts),
    customerId: message.customerId === null ? null : message.customerId.toString(),
  };
}

function noMailInWords({ via, claimedAt }: MessageDetail, texts: Texts): string {
  const { mail: words } = texts.messages.one;
  if (via === 'flow' || via === 'klaviyo') return words.elsewhere(texts.messageWords.senders[via]);
  return claimedAt === null ? words.none : words.erased;
}

/** Whom and what it is about, with the ways there. */
async function readFacts(
  { shopId }: Merchant,
  { id, kind, customerId, orderId, subjectId, messageId }: MessageDetail,
  texts: Texts,
): Promise<MessageView['facts']> {
  const { about: words } = texts.messages.one;
  const { commerce } = app();
  const [names, [order]] = await Promise.all([
    commerce.customerNames(shopId, customerId === null ? [] : [asCustomerId(customerId)]),
    commerce.listOrderSummaries(shopId, orderId === null ? [] : [asOrderId(orderId)]),
  ]);
  const name = customerId === null ? null : names.get(customerId) || texts.messages.log.unnamed;
  return [
    {
      label: words.customer,
      value: name ?? words.guest,
      ...(name === null ? {} : { link: { label: name, to: `/app/customers/${customerId}` } }),
    },
    ...(order === undefined
      ? []
      : [
          {
            label: words.order,
            value: order.name,
            link: { label: order.name, to: `shopify:admin/orders/${order.shopifyId}`, outside: true },
          },
        ]),
    ...(subjectId !== null && kind.startsWith('return-')
      ? [
          {
            label: words.return,
            value: words.openReturn,
            link: { label: words.openReturn, to: `/app/returns/${subjectId}` },
          },
        ]
      : []),
    { label: words.number, value: id.toString() },
    ...(messageId === null ? [] : [{ label: words.messageId, value: messageId }]),
  ];
}
