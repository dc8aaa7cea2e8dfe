import { bare } from '../shoppers/shopper-answers.server.ts';

// What nobody has an address for: an empty answer, whichever method, without a page and without a line in the log.

export const loader = (): Response => bare(404);
export const action = loader;
