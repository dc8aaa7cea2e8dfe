import type { CustomerView } from '#app/modules/commerce/views.ts';
import type { MessageState } from '#app/modules/messages/message.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type ToldView, toldOf } from '../../ui/messages/feedback-badges.tsx';
import { kindName, outcomeInWords } from '../../ui/messages/outcome-in-words.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';

export interface CustomerMessagesView {
  readonly shown: readonly {
    readonly id: string;
    readonly to: string;
    readonly kind: string;
    readonly state: MessageState;
    readonly later: boolean;
    readonly outcome: string;
    readonly told: readonly ToldView[];
    /** Null: the outcome says when. */
    readonly at: MomentView | null;
  }[];
  /** The log of this customer alone; null: everything stands here. */
  readonly allTo: string | null;
  /** What stands in the way of messages, a sentence each. */
  readonly standing: readonly string[];
}

const messagesShown = 5;
/** Of these the sentence has the moment in it. */
const saysWhen: ReadonlySet<MessageState> = new Set(['sent', 'waiting']);

/** A customer's messages with what became of each, and what they do not get any more. */
export async function readMessages(
  merchant: Merchant,
  customer: Pick<CustomerView, 'id' | 'email'>,
): Promise<CustomerMessagesView> {
  const { messages } = app();
  const { shopId, shop, now } = merchant;
  const [page, unsubscribed, suppressed] = await Promise.all([
    messages.list(shopId, { customerId: customer.id, limit: messagesShown }),
    messages.unsubscribedFrom(shopId, customer.id),
    customer.email === null ? { rows: [] } : messages.listSuppressed(shopId, { email: customer.email }),
  ]);
  const texts = textsFor();
  const { messages: words } = texts.customer;
  const print = openPrint({ zone: shop.timezone, now });
  return {
    shown: page.messages.map((message) => ({
      id: message.id.toString(),
      to: `${logAddress()}/${message.id}`,
      kind: kindName(message.kind, texts),
      state: message.state,
      later: message.answeredAt === null && message.later !== null,
      outcome: outcomeInWords(message, { print, texts }),
      told: toldOf(message.feedback, texts),
      at: saysWhen.has(message.state) ? null : print.moment(message.answeredAt ?? message.dueAt),
    })),
    allTo: page.next === null ? null : logAddress({ customer: customer.id.toString() }),
    standing: [
      ...suppressed.rows.map(({ reason, since }) => words.suppressed[reason](print.date(since).text)),
      ...unsubscribed.map(({ kind, at }) => words.unsubscribed(kindName(kind, texts), print.date(at).text)),
    ],
  };
}
