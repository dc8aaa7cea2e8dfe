import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireProxyVisit } from '../../shopper.server.ts';
import { readShopperForm } from '../../shopper-answers.server.ts';
import { app } from '../../wiring.server.ts';
import { plainPage, requireAskedOrder } from './asked-order.server.ts';
import { readReviewForm } from './form.ts';
import { formPage } from './form-page.ts';

/** The form of one order. Reading it stores nothing. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const asked = await requireAskedOrder(request, visit);
  return formPage({ ...asked, sent: new URL(request.url).searchParams.get('sent') === '1' });
}

/** Takes what was written, or shows it again with what is wrong beside each field. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const asked = await requireAskedOrder(request, visit);
  const { order, via, language, home } = asked;
  const typed = await readShopperForm(request, z.record(z.string(), z.string()));
  const lines = order.open.map((line) => line.lineShopifyId);
  if (lines.length === 0 && order.written.length > 0) return plainPage(language, 'alreadyDone', 409, home);
  const read = readReviewForm(typed, lines);
  if ('faults' in read) return formPage({ ...asked, typed, faults: read.faults });
  const { reviews } = read;
  const submitted = await app().reviews.submit(
    visit.shopId,
    {
      orderId: order.orderId,
      via,
      reviews: reviews.map((review) => ({ ...review, recommends: null, reuseConsent: false, media: [] })),
      language: null,
      sender: null,
      robot: false,
    },
    visit.now,
  );
  if ('refused' in submitted) {
    const done = submitted.refused === 'already-done';
    return done
      ? plainPage(language, 'alreadyDone', 409, home)
      : plainPage(language, 'closed', submitted.refused === 'not-allowed' ? 403 : 404, home);
  }
  return new Response(null, {
    status: 303,
    headers: { Location: `${asked.action}&sent=1`, 'Cache-Control': 'no-store' },
  });
}
