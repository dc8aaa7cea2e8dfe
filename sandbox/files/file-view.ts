import type { ApiContext, View } from '../admin-api/api-types.ts';
import { gid } from '../admin-api/gid.ts';
import type { FileData } from './file-types.ts';
import { statusOf } from './files.ts';

/** As the Admin API shows it; its addresses come with READY. */
export function fileView(file: FileData, { app, shop }: Pick<ApiContext, 'app' | 'shop'>): View {
  const status = statusOf(file);
  const ready = status === 'READY';
  const url = `${app.origin}${filePath(shop.domain, file.name)}`;
  const image = (at: string): View => ({
    __typename: 'Image',
    url: at,
    width: file.width,
    height: file.height,
  });
  const common = {
    alt: '',
    createdAt: file.createdAt,
    updatedAt: file.updatedAt,
    fileErrors: [],
    fileStatus: status,
    status,
  };
  if (file.kind === 'image')
    return {
      __typename: 'MediaImage',
      id: gid('MediaImage', file.id),
      ...common,
      mimeType: file.mimeType,
      image: ready ? image(url) : null,
      preview: { image: ready ? image(url) : null, status },
    };
  return {
    __typename: 'Video',
    id: gid('Video', file.id),
    ...common,
    filename: file.name,
    preview: { image: ready ? image(`${url}.png`) : null, status },
    sources: ready
      ? [
          {
            url,
            mimeType: file.mimeType,
            format: 'mp4',
            width: file.width,
            height: file.height,
            fileSize: null,
          },
        ]
      : [],
  };
}

/** Where a browser finds it. */
export const filePath = (domain: string, name: string) =>
  `/shopify/${domain}/files/${encodeURIComponent(name)}`;
