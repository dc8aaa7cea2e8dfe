import { endOfLocalDay, type LocalDate, localDate, zone as toZone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import type { CustomerId } from '#app/kernel/ids.ts';
import type { TierChange, TierProgress, TierStanding } from '#app/modules/loyalty/tiers/door.ts';
import type { Tiers } from '#app/modules/loyalty/tiers/tiers.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { readStaffNames } from '../../../merchants/staff-names.server.ts';
import { type MomentView, openPrint, type Print } from '../../../ui/print/print.ts';
import { countedInWords, missingInWords } from '../../../ui/print/tier-in-words.ts';
import { type StaffNames, staffCalled } from '../../../ui/returns/staff-called.ts';
import { type Texts, textsFor } from '../../../ui/texts/texts.ts';
import { app } from '../../../wiring.server.ts';
import { partOf } from './part-of.ts';

export interface TierView {
  /** Null: no level is held. */
  readonly standing: {
    readonly name: string;
    readonly since: string;
    /** How long, and by whose hand, a sentence each. */
    readonly lines: readonly string[];
    readonly byHand: boolean;
  } | null;
  /** Null: there is none above. */
  readonly next: { readonly text: string; readonly name: string; readonly percent: number } | null;
  readonly counts: string;
  /** Newest first. */
  readonly history: readonly { readonly what: string; readonly why: string; readonly at: MomentView }[];
  /** Null: this person sets no tiers, or there is nobody to set one for. */
  readonly hand: {
    readonly levels: readonly { readonly value: string; readonly label: string }[];
    /** "2026-03-03": the first day that can be chosen. */
    readonly today: string;
  } | null;
}

const changesShown = 10;

/** A customer's tier as its card shows it. Null: there are no tiers. */
export async function readTier(
  merchant: Merchant,
  customerId: CustomerId,
  known: boolean,
): Promise<TierView | null> {
  const { loyalty } = app();
  const { shopId, shop, now, mayPublish } = merchant;
  const [progress, { current }] = await Promise.all([
    loyalty.tierProgress(shopId, customerId, now),
    loyalty.getProgram(shopId),
  ]);
  const tiers = current?.program.tiers ?? null;
  if (progress === null || tiers === null) return null;
  const [history, staff] = await Promise.all([
    loyalty.tierHistory(shopId, customerId, changesShown),
    readStaffNames(merchant),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  return {
    standing: progress.standing && standingView(progress.standing, { merchant, staff, print, texts }),
    ...progressView(progress, tiers, { merchant, print, texts }),
    history: history.map((change) => changeView(change, tiers, print, texts)),
    hand:
      known && mayPublish
        ? {
            levels: tiers.levels.map(({ id, name }) => ({ value: id, label: name })),
            today: localDate(now, toZone(shop.timezone)).toString(),
          }
        : null,
  };
}

interface Writing {
  readonly merchant: Merchant;
  readonly print: Print;
  readonly texts: Texts;
}

function standingView(
  { name, since, keptUntil, manual }: TierStanding,
  { merchant, staff, print, texts }: Writing & { staff: StaffNames },
): NonNullable<TierView['standing']> {
  const { standing: words } = texts.tiers;
  const zone = toZone(merchant.shop.timezone);
  const day = (date: LocalDate) => print.date(endOfLocalDay(date, zone).subtract({ seconds: 1 })).text;
  const lines = [
    ...(keptUntil === null || manual !== null ? [] : [words.keptUntil(day(keptUntil))]),
    ...(manual === null
      ? []
      : [
          manual.until === null ? words.byHandForGood : words.byHandUntil(day(manual.until)),
          ...(manual.reason === ''
            ? []
            : [words.reason(manual.reason, staffCalled(manual.by, staff, texts))]),
        ]),
  ];
  return { name, since: words.since(print.date(since).text), lines, byHand: manual !== null };
}

function progressView(
  { qualifying, next }: TierProgress,
  tiers: Tiers,
  { merchant, print, texts }: Writing,
): Pick<TierView, 'next' | 'counts'> {
  const { standing: words } = texts.tiers;
  const of = { match: tiers.match, currency: currencyCode(merchant.shop.currency) };
  const what = next && missingInWords(next.missing, of, print, texts);
  const level = tiers.levels.find(({ id }) => id === next?.id);
  return {
    counts: words.counts(countedInWords(qualifying, of.currency, print, texts)),
    next:
      next === null || level === undefined || what === null
        ? null
        : {
            text: words.progress(what, next.name),
            name: next.name,
            percent: partOf(qualifying, level.from, tiers.match),
          },
  };
}

function changeView({ from, to, cause, at }: TierChange, tiers: Tiers, print: Print, texts: Texts) {
  const { change: words, causes } = texts.tiers.standing;
  const place = (id: string | undefined) => tiers.levels.findIndex((level) => level.id === id);
  const what =
    to === null
      ? words.lost(from?.name ?? '')
      : from !== null && place(to.id) < place(from.id)
        ? words.down(from.name, to.name)
        : words.up(to.name);
  return { what, why: causes[cause], at: print.moment(at) };
}
