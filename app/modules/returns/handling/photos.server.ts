import type { ReturnsDeps } from '../deps.ts';
import type { PhotoRef, ReturnRefusal } from '../door.ts';
import { countLoose, findPhotoBytes, insertPhoto } from '../store/photos.server.ts';

/** Of one customer, in no return yet. */
const maxLoose = 50;

/** Makes a picture small and keeps it for a day, within which a return has to name it: see `Returns.addPhoto`. */
export async function addPhoto(
  { db, images }: Pick<ReturnsDeps, 'db' | 'images'>,
  shopId: bigint,
  photo: {
    readonly bytes: Uint8Array;
    readonly by: { readonly customerId: bigint } | { readonly staff: string };
  },
): Promise<PhotoRef | ReturnRefusal> {
  const customerId = 'customerId' in photo.by ? photo.by.customerId : null;
  if (customerId !== null && (await countLoose(db.sql, shopId, customerId)) >= maxLoose)
    return { refused: 'limit-reached' };
  const small = await images.shrink(photo.bytes);
  if (small === null) return { refused: 'bad-input' };
  const id = await insertPhoto(db.sql, shopId, { ...small, customerId });
  return { id, width: small.width, height: small.height };
}

/** See `Returns.findPhoto`. */
export async function findPhoto(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  photoId: bigint,
  customerId: bigint | null,
): Promise<{ readonly bytes: Uint8Array } | null> {
  const bytes = await findPhotoBytes(db.sql, shopId, photoId, customerId);
  return bytes === null ? null : { bytes };
}
