import { customerId } from '#app/kernel/ids.ts';
import type { ReturnRow, ReturnTab } from '#app/modules/returns/door.ts';
import type { Merchant } from '../../merchant.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type QueueAddress, returnTabs } from './query.ts';

export interface ReturnRowView {
  readonly id: string;
  readonly name: string;
  readonly who: string;
  readonly title: string;
  readonly items: string;
  readonly outcome: string;
  readonly value: string;
  readonly since: MomentView;
  readonly held: boolean;
  /** Of finished ones only: how it ended. */
  readonly state: string | null;
}

export interface QueueView {
  readonly rows: readonly ReturnRowView[];
  readonly next: string | null;
  readonly asked: QueueAddress;
  readonly tabs: readonly { readonly id: ReturnTab; readonly label: string; readonly count: number }[];
  readonly live: boolean;
}

const perPage = 50;

/** One page of one tab; who the customers are comes in one query for the page. */
export async function readQueueView(merchant: Merchant, asked: QueueAddress): Promise<QueueView> {
  const { returns, commerce } = app();
  const id = merchant.shopId;
  const [page, figures, policy] = await Promise.all([
    returns.list(id, {
      tab: asked.tab,
      ...(asked.q === '' ? {} : { search: asked.q }),
      after: asked.after,
      limit: perPage,
    }),
    returns.figures(id, merchant.now),
    returns.getPolicy(id),
  ]);
  const owners = [...new Set(page.returns.flatMap((row) => row.customerId ?? []))];
  const names = await commerce.customerNames(id, owners.map(customerId));
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    rows: page.returns.map((row) => rowView(row, names, print, texts)),
    next: page.next,
    asked,
    tabs: returnTabs.map((tab) => ({
      id: tab,
      label: texts.returns.tabs[tab],
      count: tab === 'done' ? 0 : figures.open[tab],
    })),
    live: policy.liveFrom !== null,
  };
}

function rowView(
  row: ReturnRow,
  names: ReadonlyMap<bigint, string>,
  print: Print,
  { returns: words, customers }: Texts,
): ReturnRowView {
  const owner = row.customerId === null ? words.guest : names.get(row.customerId);
  return {
    id: row.id.toString(),
    name: row.name,
    who: owner || customers.unnamed,
    title: row.title,
    items: words.units(row.units),
    outcome: words.outcomes[row.outcome],
    value: print.money(row.quoted),
    since: print.moment(row.since),
    held: row.held,
    state: ['settled', 'declined', 'cancelled', 'closed'].includes(row.state)
      ? words.states[row.state]
      : null,
  };
}
