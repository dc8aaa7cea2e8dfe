import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { onlyForms, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { answer, readShopperForm } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';
import {
  back,
  leadBack,
  refusedAs,
  refuseTooMany,
  reviewId,
  visitorOf,
  wantsJson,
} from './proxy.reviews/told.server.ts';

const form = z.object({
  review: reviewId,
  helpful: z.enum(['1', '0']).transform((text) => text === '1'),
  back,
});

export const loader = onlyForms;

/** Whether a visitor finds a review helpful: one vote each, which may be changed. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const { review, helpful, back: to } = await readShopperForm(request, form);
  const tooMany = refuseTooMany(visit, request, review);
  if (tooMany !== null) return tooMany;
  const by = visitorOf(visit, request);
  const voted = await app().reviews.vote(visit.shopId, review, { helpful, by });
  if ('refused' in voted)
    return refusedAs(visit, request, voted.refused === 'own-review' ? 'ownReview' : 'unknown');
  return wantsJson(request) ? answer({ helpful: voted.helpful }) : leadBack(visit, to, 'voted');
}
