import { maxVideoBytes } from '../../contracts/reviews.ts';
import type { MediaDeps } from '../../modules/reviews/media/ports.ts';
import { cleanUpload, looksLikeMedia } from '../../platform/media/clean-upload.server.ts';
import { fetchOutside } from '../../platform/network/fetch-outside.server.ts';
import type { AdminClient } from '../../platform/shopify/admin-client.server.ts';
import { openFiles } from '../../platform/shopify/writes/files.server.ts';

const timeoutMs = 30_000;

/** `allowedOrigin`: a stand-in for the outside, where there is one. */
export function mediaForReviews(given: {
  readonly client: AdminClient;
  readonly digest: MediaDeps['digest'];
  readonly allowedOrigin: string | undefined;
}): MediaDeps {
  const { client, digest, allowedOrigin } = given;
  return {
    clean: cleanUpload,
    files: openFiles(client),
    fetchOutside: (url) =>
      fetchOutside(url, { maxBytes: maxVideoBytes, timeoutMs, accept: looksLikeMedia }, { allowedOrigin }),
    digest,
  };
}
