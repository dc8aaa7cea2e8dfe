import type { ReviewsDeps } from '../ports.ts';
import type { MediaStep } from './door.ts';
import { fileName } from './file-name.ts';
import type { MediaDeps } from './ports.ts';
import { filesScope } from './send-media.server.ts';
import { findTravelling, setGone } from './store/sending.server.ts';

const lockedSeconds = 60;
/** A file whose upload got no answer may turn up a while later: so long, in seconds, it is looked for. */
const looksFor = 2 * 24 * 3600;
const looksApart = { least: 30, most: 6 * 3600 } as const;

/** One try to remove what Shopify may have of a medium that was taken away here: see `Media.dropMedia`. */
export async function dropMedia(
  {
    db,
    orders,
    media,
  }: Pick<ReviewsDeps, 'db' | 'orders'> & { readonly media: Pick<MediaDeps, 'files' | 'digest'> },
  shopId: bigint,
  mediaId: bigint,
): Promise<MediaStep> {
  const found = await findTravelling(db.sql, shopId, mediaId);
  if (found === null || found.state !== 'leaving') return 'done';
  const shop = await orders.shopForReviews(shopId);
  if (!shop.installed || !shop.grantedScopes.includes(filesScope)) return 'scope-missing';
  const { kind, contentType, tries, ageSeconds } = found;
  const name = fileName(media.digest, shopId, { id: mediaId, contentType, tries });
  const fileId = found.fileId ?? (await media.files.findByName(shop, { name, kind }))?.id ?? null;
  if (fileId === null && ageSeconds < looksFor)
    // Each time twice as long after it was taken away as before.
    return { wait: Math.min(looksApart.most, Math.max(looksApart.least, Math.ceil(ageSeconds))) };
  if (fileId !== null && !(await media.files.remove(shop, fileId))) return { wait: lockedSeconds };
  await setGone(db.sql, shopId, mediaId);
  return 'done';
}
