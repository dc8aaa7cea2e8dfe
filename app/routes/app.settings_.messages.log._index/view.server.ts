import { customerId, orderId } from '#app/kernel/ids.ts';
import type { MessageRow } from '#app/modules/messages/door.ts';
import type { MessageState } from '#app/modules/messages/message.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type ToldView, toldOf } from '../../ui/messages/feedback-badges.tsx';
import { kindName } from '../../ui/messages/outcome-in-words.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { asksForAll, isSoonestFirst, type LogQuery, messageQuery } from './query.ts';

export interface LogRowView {
  readonly id: string;
  readonly kind: string;
  /** Null: by Afterglow, or not yet. */
  readonly via: string | null;
  readonly who: string;
  readonly order: string;
  readonly state: MessageState;
  readonly later: boolean;
  /** Why not, or why not yet; '' where that goes without saying. */
  readonly why: string;
  /** What became known of it. */
  readonly told: readonly ToldView[];
  readonly at: MomentView;
}

export interface LogView {
  readonly rows: readonly LogRowView[];
  readonly next: string | null;
  readonly asked: LogQuery;
  readonly soonestFirst: boolean;
  /** Nothing has an answer at all, rather than nothing that matches. */
  readonly empty: boolean;
}

const perPage = 50;

/** One page of the log; names of customers and orders come in one query each for the page. */
export async function readLogView(merchant: Merchant, asked: LogQuery): Promise<LogView> {
  const { messages, commerce } = app();
  const id = merchant.shopId;
  const page = await messages.list(id, messageQuery(asked, perPage));
  const customers = [...new Set(page.messages.flatMap((row) => row.customerId ?? []))];
  const orders = [...new Set(page.messages.flatMap((row) => row.orderId ?? []))];
  const [names, summaries] = await Promise.all([
    commerce.customerNames(id, customers.map(customerId)),
    commerce.listOrderSummaries(id, orders.map(orderId)),
  ]);
  const orderNames = new Map<bigint, string>(summaries.map((order) => [order.id, order.name]));
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    rows: page.messages.map((row) => rowView(row, { names, orderNames, print, texts })),
    next: page.next,
    asked,
    soonestFirst: isSoonestFirst(asked),
    empty: page.messages.length === 0 && asksForAll(asked),
  };
}

interface Around {
  readonly names: ReadonlyMap<bigint, string>;
  readonly orderNames: ReadonlyMap<bigint, string>;
  readonly print: Print;
  readonly texts: Texts;
}

function rowView(row: MessageRow, { names, orderNames, print, texts }: Around): LogRowView {
  const { log: words } = texts.messages;
  const { senders, reasons, laters } = texts.messageWords;
  const { state, via, reason, later, customerId: customer, orderId: order } = row;
  const open = row.answeredAt === null;
  return {
    id: row.id.toString(),
    kind: kindName(row.kind, texts),
    via: via === null || via === 'afterglow' ? null : words.via(senders[via]),
    who: customer === null ? words.guest : names.get(customer) || words.unnamed,
    order: order === null ? '' : (orderNames.get(order) ?? ''),
    state,
    later: open && later !== null,
    why:
      state === 'not-sent' && reason !== null ? reasons[reason] : open && later !== null ? laters[later] : '',
    told: toldOf(row.feedback, texts),
    at: print.moment(row.answeredAt ?? row.dueAt),
  };
}
