import type { ActionFunctionArgs } from '@remix-run/node';
import { onlyForms, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { answer, readShopperForm, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';
import { answeredForm, wantsJson } from './proxy.questions/asked.ts';
import { answerPage, plainPage } from './proxy.questions/pages.ts';
import { leadTo, placeOf, refuseTooMany } from './proxy.questions/visit.server.ts';

export const loader = onlyForms;

/** Takes the answer of a customer who bought the product. Who they are, Shopify's signature says. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const place = await placeOf(visit, request);
  const { question, body, back, website } = await readShopperForm(request, answeredForm);
  const json = wantsJson(request);
  if (visit.customerId === null)
    return json ? new Response(null, { status: 401 }) : plainPage(place, 'signIn', 401);
  const tooMany = refuseTooMany(visit, request, place);
  if (tooMany !== null) return tooMany;
  const { reviews } = app();
  const given = { question, customerId: visit.customerId, body, robot: website !== '' };
  const taken = await reviews.answerAsOwner(visit.shopId, given, visit.now);
  if ('refused' in taken) {
    if (json)
      return taken.refused === 'bad-input'
        ? refuse('bad-input', { body: taken.fault })
        : refuse(taken.refused);
    if (taken.refused === 'bad-input') return answerPage(place, { question, body, back }, taken.fault);
    if (back !== null) return leadTo(`${back}#afterglow-question-refused`);
    if (taken.refused === 'already-done') return plainPage(place, 'alreadyDone', 409);
    return taken.refused === 'not-yours'
      ? plainPage(place, 'unknown', 404)
      : plainPage(place, 'notOwner', 403);
  }
  const shown = taken.status === 'published';
  if (json) return answer({ answered: true, shown });
  if (back !== null) return leadTo(`${back}#afterglow-answered`);
  const about = await reviews.findQuestion(visit.shopId, question);
  return leadTo(
    `${place.action}?product=${about?.productShopifyId}&sent=${shown ? 'answered' : 'answered-held'}`,
  );
}
