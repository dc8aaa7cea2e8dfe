import type { CustomerId, ShopId } from '#app/kernel/ids.ts';
import type { TimelineEntry } from '#app/modules/commerce/views.ts';
import type { Page } from '../../../ui/lists/use-more-pages.ts';
import { type MomentView, openPrint, type Print } from '../../../ui/print/print.ts';
import { type Texts, textsFor } from '../../../ui/texts/texts.ts';
import { app } from '../../../wiring.server.ts';
import { linksToOrders, type OrderLink } from '../order-links.server.ts';
import { dataInWords, type FactGroup, factGroups, factInWords, groupOf } from './fact-in-words.ts';
import { withTierNames } from './tier-names.server.ts';

export interface ActivityEntry {
  readonly id: string;
  readonly kind: string;
  readonly group: FactGroup;
  readonly text: string;
  readonly day: string;
  readonly at: MomentView;
  readonly time: string;
  readonly imported: boolean;
  readonly order: OrderLink | null;
  readonly data: readonly { readonly name: string; readonly value: string }[];
}

export type ActivityView = Page<ActivityEntry, string>;

interface ActivityAsked {
  readonly shopId: ShopId;
  readonly customerId: CustomerId;
  readonly group: FactGroup | null;
  readonly before: string | null;
  readonly zone: string;
  readonly now: Parameters<typeof openPrint>[0]['now'];
}

const perPage = 25;

/** One page of a customer's timeline, newest first. */
export async function readActivity(asked: ActivityAsked): Promise<ActivityView> {
  const { shopId, customerId, group, before, zone, now } = asked;
  const page = await app().commerce.timeline(shopId, customerId, {
    ...(group === null ? {} : { kinds: factGroups[group] }),
    before,
    limit: perPage,
  });
  const orders = await linksToOrders(
    shopId,
    page.entries.map((entry) => entry.orderId),
  );
  const print = openPrint({ zone, now });
  const texts = textsFor();
  const today = print.date(now).text;
  const yesterday = print.date(now.subtract({ hours: 24 })).text;
  const dayOf = (entry: TimelineEntry) => {
    const date = print.date(entry.happenedAt).text;
    const { activity } = texts.customer;
    return date === today ? activity.today : date === yesterday ? activity.yesterday : date;
  };
  return {
    next: page.next,
    items: (await withTierNames(shopId, page.entries)).map((entry) => ({
      ...entryView(entry, print, texts),
      day: dayOf(entry),
      order: entry.orderId === null ? null : (orders.get(entry.orderId) ?? null),
    })),
  };
}

function entryView(entry: TimelineEntry, print: Print, texts: Texts) {
  const { activity } = texts.customer;
  return {
    id: entry.factId.toString(),
    kind: entry.kind,
    group: groupOf(entry.kind),
    text: factInWords(entry, print, texts),
    at: print.moment(entry.happenedAt),
    time: print.time(entry.happenedAt),
    imported: entry.imported,
    data: [
      ...dataInWords(entry, texts),
      { name: activity.recorded, value: print.moment(entry.recordedAt).full },
      { name: activity.key, value: entry.key },
      ...(entry.cause === null ? [] : [{ name: activity.cause, value: entry.cause }]),
    ],
  };
}
