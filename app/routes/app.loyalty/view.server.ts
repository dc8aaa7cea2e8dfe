import { localDate, type Zone } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import type { CatchUpProgress, ProgramView } from '#app/modules/loyalty/door.ts';
import { type ProgramForm, parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { defaultProgram, type Program } from '#app/modules/loyalty/earning/program.ts';
import { bestPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import { areaOfKind, messageKinds } from '#app/modules/messages/message.ts';
import type { CollectionTitles } from '../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import type { ProductTitles } from '../../merchants/product-titles.server.ts';
import { allOrdersScope } from '../../platform/shopify/access/scopes.ts';
import { countryCodes } from '../../ui/print/countries.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { type PreviewView, previewOf } from './preview.ts';
import { findSampleOrder } from './sample-order.server.ts';
import { readVersions } from './versions.server.ts';

export interface CatchUpView {
  readonly text: string;
  readonly running: boolean;
}

export interface LoyaltyView {
  readonly currency: string;
  readonly form: ProgramForm;
  readonly collectionTitles: CollectionTitles;
  readonly productTitles: ProductTitles;
  /** By ISO code. */
  readonly countries: Readonly<Record<string, string>>;
  /** This one and the next ones. */
  readonly years: readonly number[];
  readonly liveSince: string | null;
  /** Where other systems tell of events. */
  readonly eventsAddress: string;
  readonly preview: PreviewView;
  readonly basket: string;
  readonly versions: readonly VersionView[];
  readonly catchUp: CatchUpView | null;
  /** Shopify shows us the last 60 days only. */
  readonly limited: boolean;
  /** Nobody sends: the mails of loyalty at all, the one before points expire. */
  readonly unsent: { readonly area: boolean; readonly expiring: boolean };
}

/** 60.00, 6000 where the currency has no smaller unit: an everyday basket either way. */
function everydayBasket(currency: CurrencyCode): string {
  const digits = currencyExponent(currency);
  return printDecimal(6000n * 10n ** BigInt(Math.max(0, digits - 2)), digits);
}

/** The programme's screen as text. */
export async function readLoyaltyView(merchant: Merchant): Promise<LoyaltyView> {
  const { loyalty, commerce, messages, env } = app();
  const id = merchant.shopId;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const [program, catchUp, shop, { settings }] = await Promise.all([
    loyalty.getProgram(id),
    loyalty.catchUpProgress(id),
    commerce.getShop(id),
    messages.getSettings(id),
  ]);
  const [preview, { versions, titles, products }] = await Promise.all([
    readPreview(merchant, programOf(program), everydayBasket(program.currency)),
    readVersions(merchant, program),
  ]);
  return {
    currency: program.currency,
    form: program.form,
    collectionTitles: titles,
    productTitles: products,
    countries: Object.fromEntries(countryCodes.map((code) => [code, print.country(code)])),
    years: yearsFrom(localDate(merchant.now, shop.timezone).year),
    liveSince: program.liveFrom === null ? null : print.dateTime(program.liveFrom).text,
    eventsAddress: `${env.appUrl}/api/events`,
    preview,
    basket: everydayBasket(program.currency),
    versions,
    catchUp: catchUp && catchUpView(catchUp, print, texts),
    unsent: {
      area: messageKinds.every(
        (kind) => areaOfKind[kind] !== 'loyalty' || settings.kinds[kind].sentBy === 'nobody',
      ),
      expiring: settings.kinds['points-expiring'].sentBy === 'nobody',
    },
    limited: !shop.grantedScopes.includes(allOrdersScope),
  };
}

/** A programme worked out on a real order and on a basket. */
export async function readPreview(
  merchant: Merchant,
  program: Program,
  basket: string,
): Promise<PreviewView> {
  const id = merchant.shopId;
  const { commerce, loyalty } = app();
  const [{ timezone }, sample, { settings }] = await Promise.all([
    commerce.getShop(id),
    findSampleOrder(id),
    loyalty.getRewards(id),
  ]);
  const zone: Zone = timezone;
  const currency = currencyCode(merchant.shop.currency);
  const worth = bestPointWorth(settings);
  const print = openPrint({ zone, now: merchant.now });
  return previewOf({ program, currency, basket, sample, worth, now: merchant.now, zone }, print, textsFor());
}

const yearsFrom = (year: number): number[] => [year, year + 1, year + 2];

function programOf({ form, currency }: ProgramView): Program {
  const parsed = parseProgramForm(form, currency);
  return 'program' in parsed ? parsed.program : defaultProgram(currency);
}

function catchUpView(progress: CatchUpProgress, print: Print, texts: Texts): CatchUpView {
  const words = texts.loyalty.catchUp;
  const points = texts.shared.points(print.points(progress.points));
  const awarded = print.count(progress.awarded);
  return {
    running: !progress.finished,
    text: progress.finished
      ? words.finished(awarded, points, print.moment(progress.asOf).text)
      : words.progress(print.count(progress.looked), awarded, points),
  };
}
