import type { ReviewsDeps } from '../ports.ts';
import { addMedia } from './add-media.server.ts';
import type { Media } from './door.ts';
import { dropMedia } from './drop-media.server.ts';
import { fetchMedia } from './fetch-media.server.ts';
import { setMediaHidden } from './hide-media.server.ts';
import { sendMedia } from './send-media.server.ts';
import { findShowable, listMedia } from './store/media.server.ts';
import { mediaStanding, tidyMedia } from './tidy-media.server.ts';

export function openMedia(deps: Pick<ReviewsDeps, 'db' | 'orders' | 'media' | 'erased'>): Media {
  const { sql } = deps.db;
  return {
    addMedia: (shopId, upload) => addMedia(deps, shopId, upload),
    listMedia: (shopId, reviewId) => listMedia(sql, shopId, reviewId),
    async findMedia(shopId, mediaId, by) {
      const found = await findShowable(sql, shopId, mediaId, by);
      if (found === null) return null;
      if (found.bytes !== null) return { contentType: found.contentType, bytes: found.bytes };
      return found.url === null ? null : { url: found.url };
    },
    async hideMedia(shopId, mediaId, reason, actor, now) {
      const done = await setMediaHidden(deps, shopId, mediaId, reason, { actor, now });
      return 'refused' in done ? done : { hidden: true };
    },
    async unhideMedia(shopId, mediaId, actor, now) {
      const done = await setMediaHidden(deps, shopId, mediaId, null, { actor, now });
      return 'refused' in done ? done : { hidden: false };
    },
    mediaStanding: (shopId) => mediaStanding(deps, shopId),
    sendMedia: (shopId, mediaId, now) => sendMedia(deps, shopId, mediaId, now),
    fetchMedia: (shopId, mediaId) => fetchMedia(deps, shopId, mediaId),
    dropMedia: (shopId, mediaId) => dropMedia(deps, shopId, mediaId),
    tidyMedia: (shopId) => tidyMedia(deps, shopId),
  };
}
