import type { LoaderFunctionArgs } from '@remix-run/node';
import { onlyPages } from '../shoppers/shopper.server.ts';
import { app } from '../wiring.server.ts';

/** A picture of a return, for whoever holds its signed address. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { returns, photoLinks } = app();
  const named = photoLinks.read(new URL(request.url).searchParams.get('token') ?? '');
  const photo =
    named && (await returns.findPhoto(named.shopId, named.photoId, named.customerId ?? undefined));
  if (!photo) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  return new Response(Buffer.from(photo.bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': 'private, max-age=3600',
      // Shopify's page shows it, whose address is another.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

export const action = onlyPages;
