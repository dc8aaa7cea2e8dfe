import { type MediaFault, maxReviewPhotos, maxReviewVideos, maxVideoBytes } from '#app/contracts/reviews.ts';
import type { OrderToReview } from '#app/modules/reviews/door.ts';
import { maxVideoBodyBytes } from '../../platform/network/body-limit.server.ts';
import { readSentForm, type SentFile } from '../../requests/read-sent-form.server.ts';
import { app } from '../../wiring.server.ts';
import type { Typed } from './form.ts';
import type { KeptMedium } from './product-section.ts';

/** Of one review: photos and a video, and as many again of an earlier try that is corrected. */
const mostOfOne = maxReviewPhotos + maxReviewVideos;

export interface Sent {
  readonly typed: Typed;
  /** Pictures of an earlier try that are still wanted, by line. */
  readonly wanted: ReadonlyMap<bigint, readonly bigint[]>;
  /** Files that came with it, by line. */
  readonly files: ReadonlyMap<bigint, readonly SentFile[]>;
}

/** What a form of this page sent. Throws a Response when it is none, or too large. */
export async function readSent(request: Request): Promise<Sent> {
  const limits = { body: maxVideoBodyBytes, file: maxVideoBytes, files: 10 * mostOfOne };
  const { fields, files } = await readSentForm(request, limits);
  const named = <Value>(prefix: string, entries: Iterable<readonly [string, Value]>) =>
    [...entries].flatMap(([name, value]) => {
      const line = name.startsWith(prefix) ? name.slice(prefix.length) : '';
      return /^[1-9]\d{0,17}$/.test(line) ? [[BigInt(line), value] as const] : [];
    });
  const byLine = new Map<bigint, SentFile[]>();
  for (const [line, file] of named(
    'files-',
    files.map((file) => [file.field, file] as const),
  ))
    byLine.set(line, [...(byLine.get(line) ?? []), file]);
  return {
    typed: Object.fromEntries([...fields].map(([name, values]) => [name, values.at(-1) ?? ''])),
    wanted: new Map(
      named('media-', fields).map(([line, values]) => [
        line,
        [...new Set(values.filter((value) => /^[1-9]\d{0,17}$/.test(value)))].slice(0, 50).map(BigInt),
      ]),
    ),
    files: byLine,
  };
}

export interface TakenMedia {
  readonly ids: readonly bigint[];
  readonly fault: MediaFault | 'not-taken' | null;
}

/** Takes in the files of every line that can be reviewed; those of other lines are left alone. */
export async function takeFiles(
  shopId: bigint,
  { orderId, open }: Pick<OrderToReview, 'orderId' | 'open'>,
  { wanted, files }: Sent,
): Promise<ReadonlyMap<bigint, TakenMedia>> {
  const taken = new Map<bigint, TakenMedia>();
  for (const { lineShopifyId: line } of open) {
    const [kept, sent] = [wanted.get(line) ?? [], files.get(line) ?? []];
    if (kept.length + sent.length === 0) continue;
    const all = kept.length + sent.length > mostOfOne;
    taken.set(line, all ? { ids: kept, fault: 'too-many' } : await takeAll(shopId, orderId, kept, sent));
  }
  return taken;
}

async function takeAll(
  shopId: bigint,
  orderId: bigint,
  kept: readonly bigint[],
  sent: readonly SentFile[],
): Promise<TakenMedia> {
  const ids = [...kept];
  let fault: TakenMedia['fault'] = null;
  for (const { bytes, tooLarge } of sent) {
    if (tooLarge) {
      fault ??= 'too-large';
      continue;
    }
    const added = await app().reviews.addMedia(shopId, { bytes, by: { orderId } });
    if ('id' in added) ids.push(added.id);
    else fault ??= added.refused === 'bad-input' ? added.values.why : 'not-taken';
  }
  return { ids, fault };
}

/** Pictures as the form shows them again. */
export function keptMedia(
  shopId: bigint,
  orderId: bigint,
  taken: ReadonlyMap<bigint, TakenMedia>,
): ReadonlyMap<bigint, readonly KeptMedium[]> {
  return new Map(
    [...taken].map(([line, { ids }]) => [
      line,
      ids.map((id) => ({
        id: id.toString(),
        url: app().reviewMediaLinks.of(shopId, id, { orderId }),
      })),
    ]),
  );
}
