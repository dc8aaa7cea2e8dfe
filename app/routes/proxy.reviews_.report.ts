import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { hideReasons } from '#app/modules/reviews/review.ts';
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

const form = z.object({ review: reviewId, reason: z.enum(hideReasons), back });

export const loader = onlyForms;

/** A visitor tells the shop that something is wrong with a review. It stays where it is until somebody has looked. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const { review, reason, back: to } = await readShopperForm(request, form);
  const tooMany = refuseTooMany(visit, request, review);
  if (tooMany !== null) return tooMany;
  const by = visitorOf(visit, request);
  const told = await app().reviews.report(visit.shopId, review, { reason, by }, visit.now);
  if ('refused' in told) return refusedAs(visit, request, 'unknown');
  return wantsJson(request) ? answer({ reported: true }) : leadBack(visit, to, 'reported');
}
