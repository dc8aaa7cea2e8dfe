import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '../merchants/merchant.server.ts';

/** The library's own pages: the session-token bounce and the way out of the frame. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  await requireStaff(request);
  return null;
}
