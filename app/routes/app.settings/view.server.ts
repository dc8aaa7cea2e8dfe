import { Temporal } from 'temporal-polyfill';
import type { PrivacyRequestView } from '#app/modules/commerce/views.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { readHealth } from '../../platform/health.server.ts';
import { listFailedJobs } from '../../platform/jobs/failed-jobs.server.ts';
import { allOrdersScope } from '../../platform/shopify/access/scopes.ts';
import { type ImportView, importView } from '../../ui/import/import-view.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type MessagesView, messagesView } from './messages.ts';

export interface RequestView {
  readonly id: string;
  readonly kind: string;
  readonly received: MomentView;
  readonly state: string;
  readonly open: boolean;
  /** The time to answer is over. */
  readonly overdue: boolean;
  /** The customer's page, where there is one. */
  readonly customerTo: string | null;
  /** Waits for the merchant: the data has to be passed on. */
  readonly forMerchant: boolean;
}

export interface SettingsView {
  readonly past: ImportView;
  readonly healthy: boolean;
  readonly messages: MessagesView;
  readonly requests: readonly RequestView[];
  readonly scopes: readonly { readonly name: string; readonly label: string; readonly granted: boolean }[];
  readonly limited: boolean;
}

const answerWithinDays = 30;

/** Settings as text. */
export async function readSettingsView(merchant: Merchant): Promise<SettingsView> {
  const { commerce, messages, db } = app();
  const id = merchant.shopId;
  const [shop, past, requests, deliveries, jobs, health, mails] = await Promise.all([
    commerce.getShop(id),
    commerce.backfillProgress(id),
    commerce.listPrivacyRequests(id),
    commerce.deliveryFigures(id),
    listFailedJobs(db, id, 1),
    readHealth(db),
    messages.overview(id, merchant.now),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now: merchant.now });
  return {
    past: importView(past, print, texts),
    healthy: deliveries.dead === 0 && jobs.length === 0 && health.worker.state === 'ok',
    messages: messagesView(mails, print, texts),
    requests: requests.map((request) => requestView(request, shop.timezone, texts)),
    scopes: Object.entries(texts.settings.scopes.names).map(([name, label]) => ({
      name,
      label,
      granted: shop.grantedScopes.includes(name),
    })),
    limited: !shop.grantedScopes.includes(allOrdersScope),
  };
}

/** The law's time runs by real clocks. */
function requestView(request: PrivacyRequestView, zone: string, texts: Texts): RequestView {
  const now = Temporal.Now.instant();
  const print = openPrint({ zone, now });
  const words = texts.settings.privacy;
  const { kind, completedAt, receivedAt } = request;
  const open = completedAt === null;
  const answerAt = receivedAt.add({ hours: answerWithinDays * 24 });
  const answerBy = print.date(answerAt).text;
  return {
    id: request.id.toString(),
    kind: words.kinds[kind],
    received: print.moment(receivedAt),
    state: completedAt !== null ? words.done(print.moment(completedAt).text) : words.answerBy(answerBy),
    open,
    overdue: open && Temporal.Instant.compare(answerAt, now) < 0,
    customerTo: open && request.customerId !== null ? `/app/customers/${request.customerId}` : null,
    forMerchant: open && kind === 'data-request',
  };
}
