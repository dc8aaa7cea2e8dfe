import { z } from 'zod';
import { restId } from '../scalars.ts';

/** The payload of products/create, products/update and products/delete. It does not tell the product's collections. */
export const productPayload = z.object({ id: restId });
