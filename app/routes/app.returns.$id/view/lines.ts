import { itemName } from '#app/kernel/item-name.ts';
import type { PhotoRef, ReturnDetail, ReturnLineDetail, UnitDetail } from '#app/modules/returns/door.ts';
import type { Print } from '../../../ui/print/print.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

export interface PhotoView {
  readonly id: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
}

export interface UnitView {
  readonly ordinal: number;
  readonly label: string;
  readonly arrived: boolean;
  readonly inspected: boolean;
  /** What the last look found; null: nobody looked yet. */
  readonly found: {
    readonly disposition: string;
    readonly grade: string;
    readonly note: string;
    readonly photos: readonly PhotoView[];
  } | null;
  readonly state: string;
}

export interface LineView {
  readonly gid: string;
  readonly title: string;
  readonly about: string;
  readonly imageUrl: string | null;
  readonly reason: string;
  readonly note: string;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  readonly photos: readonly PhotoView[];
  readonly units: readonly UnitView[];
  /** Units that have not arrived and could. */
  readonly missing: number;
}

/** Where a photo is seen, for an hour. */
export type PhotoUrl = (photoId: bigint) => string;

export function lineView(line: ReturnLineDetail, texts: Texts, urlOf: PhotoUrl): LineView {
  const words = texts.returns;
  const { lines: said } = words.one;
  const title = itemName(line.title, line.variantTitle);
  return {
    gid: `gid://shopify/LineItem/${line.lineShopifyId}`,
    title,
    about: [words.units(line.quantity), line.sku].filter(Boolean).join(' · '),
    imageUrl: line.imageUrl,
    reason: said.reason(line.reasonLabel),
    note: line.note === '' ? '' : said.note(line.note),
    answers: line.answers,
    photos: photoViews(line.photos, title, texts, urlOf),
    units: line.units.map((unit) => unitView(unit, title, texts, urlOf)),
    missing: line.units.filter(({ receivedAt, disposition }) => receivedAt === null && disposition === null)
      .length,
  };
}

function unitView(unit: UnitDetail, title: string, texts: Texts, urlOf: PhotoUrl): UnitView {
  const { one, dispositionsDone } = texts.returns;
  const { ordinal, receivedAt, disposition, grade, note, photos } = unit;
  const label = one.lines.unit(ordinal);
  return {
    ordinal,
    label,
    arrived: receivedAt !== null,
    inspected: disposition !== null,
    found:
      disposition === null
        ? null
        : {
            disposition,
            grade: grade ?? '',
            note,
            photos: photoViews(photos, `${title}, ${label.toLowerCase()}`, texts, urlOf),
          },
    state:
      disposition === null
        ? receivedAt === null
          ? one.lines.notHere
          : one.lines.arrived
        : [dispositionsDone[disposition], grade && one.lines.grade(grade)].filter(Boolean).join(', '),
  };
}

function photoViews(photos: readonly PhotoRef[], of: string, texts: Texts, urlOf: PhotoUrl): PhotoView[] {
  return photos.map(({ id, width, height }, index) => ({
    id: id.toString(),
    url: urlOf(id),
    width,
    height,
    label: texts.returns.one.lines.photo(index + 1, of),
  }));
}

export interface ExchangeView {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

/** What goes out instead of what comes back. */
export function exchangeViews({ exchange }: ReturnDetail, print: Print, { returns }: Texts): ExchangeView[] {
  return exchange.map(({ lineShopifyId, variantShopifyId, title, variantTitle, quantity, price }) => ({
    id: `${lineShopifyId}-${variantShopifyId}`,
    title: itemName(title, variantTitle),
    about: returns.one.exchange.each(returns.units(quantity), print.money(price)),
  }));
}
