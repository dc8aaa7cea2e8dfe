import type { LoaderFunctionArgs } from '@remix-run/node';
import { noteOfShopper } from '../shoppers/note-of-shopper.server.ts';
import { onlyPages, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { app } from '../wiring.server.ts';

/** One transparent pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The picture that says that a mail was shown. Many programs load every picture, or none: the count is a hint. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const shown = app().mailLinks.readOpen(visit.shopId, token);
  if (shown === null) return new Response(null, { status: 404 });
  if (request.method === 'GET') await noteOfShopper(visit, shown.messageId, 'opened');
  return new Response(pixel, {
    headers: { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
}

export const action = onlyPages;
