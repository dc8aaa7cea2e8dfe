import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { parsePageEnd } from '#app/kernel/page-end.ts';
import { type ProxyVisit, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { answer, bare, readShopperForm, refuse } from '../../shoppers/shopper-answers.server.ts';
import { app } from '../../wiring.server.ts';
import { type AskedForm, askedForm, productOf, wantsJson } from './asked.ts';
import { type Place, plainPage, type QuestionsPage, questionsPage } from './pages.ts';
import type { QuestionsTexts } from './texts/texts.ts';
import { leadTo, placeOf, refuseTooMany } from './visit.server.ts';

const perPage = 20;

/** All questions of a product, page by page, and the form to ask. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const place = await placeOf(visit, request);
  const search = new URL(request.url).searchParams;
  const product = productOf(search);
  if (product === null) return plainPage(place, 'unknown', 404);
  const after = search.get('after');
  if (after !== null && parsePageEnd(after) === null) throw bare(400);
  const page = await pageOf(visit, product, after);
  if (wantsJson(request)) {
    if (!page.found.known) return refuse('not-yours');
    const { questions, next, count } = page.found;
    return answer({ questions, next, count });
  }
  if (!page.found.known) return plainPage(place, 'unknown', 404);
  return questionsPage(place, { ...page, sent: sentOf(search.get('sent')) });
}

/** Takes a question, or shows it again with what is wrong beside each field. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const place = await placeOf(visit, request);
  const asked = await readShopperForm(request, askedForm);
  const tooMany = refuseTooMany(visit, request, place);
  if (tooMany !== null) return tooMany;
  const taken = await app().reviews.askQuestion(
    visit.shopId,
    {
      ...{ product: asked.product, customerId: visit.customerId, language: place.language },
      typed: { body: asked.body, name: asked.name, email: asked.email },
      robot: asked.website !== '',
    },
    visit.now,
  );
  if (!('refused' in taken)) return takenPage(request, place, asked, taken.status === 'published');
  if (wantsJson(request))
    return 'faults' in taken ? refuse('bad-input', taken.faults) : refuse(taken.refused);
  if (!('faults' in taken))
    return taken.refused === 'not-yours' ? plainPage(place, 'unknown', 404) : plainPage(place, 'closed', 403);
  const page = await pageOf(visit, asked.product, null);
  return questionsPage(place, { ...page, typed: asked, faults: taken.faults });
}

function takenPage(request: Request, place: Place, { product, back }: AskedForm, shown: boolean): Response {
  if (wantsJson(request)) return answer({ asked: true, shown });
  if (back !== null) return leadTo(`${back}#afterglow-asked`);
  return leadTo(`${place.action}?product=${product}&sent=${shown ? 'asked' : 'asked-held'}`);
}

async function pageOf(visit: ProxyVisit, product: bigint, after: string | null): Promise<QuestionsPage> {
  const { reviews } = app();
  const { shopId, customerId, now } = visit;
  const found = await reviews.publicQuestions(shopId, product, { after, limit: perPage });
  const owner =
    found.known && found.owners && customerId !== null
      ? await reviews.ownsProduct(shopId, customerId, product, now)
      : false;
  return { product, found, known: customerId !== null, owner, sent: null };
}

function sentOf(text: string | null): keyof QuestionsTexts['sent'] | null {
  const known: readonly (keyof QuestionsTexts['sent'])[] = [
    'asked',
    'asked-held',
    'answered',
    'answered-held',
  ];
  return known.find((one) => one === text) ?? null;
}
