import { z } from 'zod';
import type { ShopifyFile } from '../../../modules/reviews/media/ports.ts';

/** What every document asks of a file that is a picture or a film. */
export const fileFields = `
  __typename
  ... on MediaImage {
    id
    fileStatus
    image { url width height }
  }
  ... on Video {
    id
    fileStatus
    filename
    preview { image { url } }
    sources { url mimeType width height }
  }
`;

const status = z.enum(['UPLOADED', 'PROCESSING', 'READY', 'FAILED']);
const side = z.int().nonnegative();

const image = z.object({
  __typename: z.literal('MediaImage'),
  id: z.string(),
  fileStatus: status,
  image: z.object({ url: z.string(), width: side.nullable(), height: side.nullable() }).nullable(),
});

const video = z.object({
  __typename: z.literal('Video'),
  id: z.string(),
  fileStatus: status,
  filename: z.string(),
  preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable(),
  sources: z.array(z.object({ url: z.string(), mimeType: z.string(), width: side, height: side })),
});

/** Null: it is of another kind. */
export const fileAnswer = z
  .union([image, video, z.object({ __typename: z.string() })])
  .transform((file): ShopifyFile | null => {
    if (!('fileStatus' in file)) return null;
    return 'sources' in file ? ofVideo(file) : ofImage(file);
  });

function ofImage({ id, fileStatus, image: shown }: z.infer<typeof image>): ShopifyFile {
  return {
    id,
    // A picture that is said to be ready and has no address yet is still under way.
    state: stateOf(fileStatus, shown !== null),
    url: shown?.url ?? null,
    posterUrl: null,
    width: shown?.width ?? 0,
    height: shown?.height ?? 0,
  };
}

/** The sharpest MP4 that is not larger than a screen, else the smallest. */
function ofVideo({ id, fileStatus, preview, sources }: z.infer<typeof video>): ShopifyFile {
  const films = sources
    .filter((source) => source.mimeType === 'video/mp4')
    .toSorted((a, b) => b.width * b.height - a.width * a.height);
  const film = films.find(({ width, height }) => Math.min(width, height) <= 1080) ?? films.at(-1);
  return {
    id,
    state: stateOf(fileStatus, film !== undefined),
    url: film?.url ?? null,
    posterUrl: preview?.image?.url ?? null,
    width: film?.width ?? 0,
    height: film?.height ?? 0,
  };
}

function stateOf(file: z.infer<typeof status>, complete: boolean): ShopifyFile['state'] {
  if (file === 'FAILED') return 'failed';
  return file === 'READY' && complete ? 'ready' : 'processing';
}
