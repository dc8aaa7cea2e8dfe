import { z } from 'zod';
import { restId } from '../scalars.ts';

/** The payload of collections/update. It does not tell who belongs to the collection. */
export const collectionPayload = z.object({ id: restId });
