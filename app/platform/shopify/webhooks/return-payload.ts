import { z } from 'zod';
import { restId } from '../scalars.ts';

/**
 * The payloads of returns/*: all name the return; what it is now is read. Those of cancel, close and reopen name their
 * order by number, the others as an object.
 */
export const returnPayload = z.object({ id: restId, status: z.string() });
