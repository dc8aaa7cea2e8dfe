import type { MediaDeps } from '../../app/modules/reviews/media/ports.ts';
import { cleanUpload } from '../../app/platform/media/clean-upload.server.ts';
import { openOpaqueDigest } from '../../app/platform/secrets/opaque-digest.server.ts';
import { FakeFiles } from './fake-files.ts';

/** What media are handed where nobody looks at Shopify's files; nothing outside can be fetched. */
export function plainMedia(files = new FakeFiles()): MediaDeps {
  return {
    clean: cleanUpload,
    files,
    fetchOutside: async () => ({ failed: 'unreachable' }),
    digest: openOpaqueDigest(Buffer.alloc(32, 7)),
  };
}
