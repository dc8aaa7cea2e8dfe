import { bare } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';
import { type Merchant, requireMerchant } from './merchant.server.ts';

/*
 * What blocks of the app on Shopify's own admin pages ask. They run at an origin of Shopify's and carry the id token of
 * the staff member in a header; an answer that does not allow them to read it would show nothing.
 */

/**
 * Answers an admin block: its staff member is let in, and whatever goes wrong is answered so that the block can read
 * it. 204 to a preflight; 401 without a token of the admin. No block can follow to a login, so where the library leads
 * there it is 401, too.
 */
export async function forStaffBlock(
  request: Request,
  work: (merchant: Merchant) => Promise<Response>,
): Promise<Response> {
  if (request.method === 'OPTIONS') return bare(204);
  try {
    return await work(await letIn(request));
  } catch (error) {
    if (error instanceof Response) return error;
    app().log.error(
      { err: error, path: new URL(request.url).pathname },
      'an admin block could not be answered',
    );
    return bare(500);
  }
}

async function letIn(request: Request): Promise<Merchant> {
  // Only the header counts: the library would also take a token from the address, which logs keep.
  if (!/^Bearer \S+$/.test(request.headers.get('authorization') ?? '')) throw bare(401);
  try {
    return await requireMerchant(request);
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    throw bare(error.status >= 400 ? error.status : 401);
  }
}
