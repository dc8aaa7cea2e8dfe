import type { LoaderFunctionArgs } from '@remix-run/node';
import { onlyPages, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { answer, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';
import { listAsked } from './proxy.reviews/asked-list.ts';

/** The same list as JSON, for scripts of the shop's own theme: docs/api.md. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const query = listAsked(new URL(request.url).searchParams);
  if (query === null) return refuse('bad-input');
  const page = await app().reviews.listPublished(visit.shopId, query);
  return 'refused' in page ? refuse('bad-input') : answer(page);
}

export const action = onlyPages;
