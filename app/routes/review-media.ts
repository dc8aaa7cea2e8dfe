import type { LoaderFunctionArgs } from '@remix-run/node';
import { onlyPages } from '../shoppers/shopper.server.ts';
import { app } from '../wiring.server.ts';

const headers = {
  'Cache-Control': 'private, max-age=3600',
  // Shopify's page shows it, whose address is another.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** A photo or video of a review, for whoever holds its signed address; once Shopify has it, it is there. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { reviews, reviewMediaLinks } = app();
  const named = reviewMediaLinks.read(new URL(request.url).searchParams.get('token') ?? '');
  const found = named && (await reviews.findMedia(named.shopId, named.mediaId, named.by));
  if (!found) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  if ('url' in found)
    return new Response(null, { status: 302, headers: { ...headers, Location: found.url } });
  return new Response(Buffer.from(found.bytes), {
    headers: { ...headers, 'Content-Type': found.contentType },
  });
}

export const action = onlyPages;
