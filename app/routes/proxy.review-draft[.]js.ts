import type { LoaderFunctionArgs } from '@remix-run/node';
import { onlyPages, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { draftScript } from './proxy.review/draft-script.ts';

/** The script of the page of reviews: a file of its own, so that no inline script has to be let run. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireProxyVisit(request);
  return new Response(draftScript, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

export const action = onlyPages;
