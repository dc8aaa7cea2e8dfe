import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { languageOfHeader } from '#app/kernel/language.ts';
import { openVisitLimit } from '../../requests/visit-limit.server.ts';
import { type ProxyVisit, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { bare, readShopperForm } from '../../shoppers/shopper-answers.server.ts';
import { app } from '../../wiring.server.ts';
import { fields, readWritten, sentForm, type Written } from './form.ts';
import { confirmPage, donePage, formPage, type Place, tooManyPage } from './pages.ts';

/*
 * Withdrawing from a contract takes no login, so anybody can write anything here. What keeps that in bounds:
 * - A visitor states at most 20 times an hour, counted by shop and a hash of the address that Shopify's proxy tells,
 *   and by the signature of the visit: whoever writes addresses of their own into a request has only the one that
 *   Shopify signed. Only what states counts; looking and correcting does not.
 * - To one address a receipt goes at most three times in 24 hours; what is stated beyond is recorded all the same.
 * - A body is read up to 64 KB, a field up to its length, and nothing is kept before the last step.
 * - The answer says nothing about the order: the words are the same, Shopify is asked by a job, and the answer comes
 *   after the same time.
 */
const limit = openVisitLimit({ most: 20, withinMs: 3_600_000 }, () => Date.now());

/** Milliseconds after which a statement is answered: longer than it takes to open a return. */
const answeredAfter = 600;

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const place = placeOf(visit, request);
  const token = new URL(request.url).searchParams.get('stated');
  const statedAt = token === null ? null : app().withdrawalLinks.readReceipt(visit.shopId, token);
  if (statedAt === null) return formPage(place);
  const { timezone } = await app().commerce.getShop(visit.shopId);
  return donePage(place, statedAt, timezone);
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const place = placeOf(visit, request);
  const { step, key, ...typed } = await readShopperForm(request, sentForm);
  const read = readWritten(typed);
  if ('faults' in read) return formPage(place, typed, read.faults);
  if (step === 'edit') return formPage(place, read.written);
  const links = app().withdrawalLinks;
  const words = fields.map((field) => read.written[field]);
  const known = step === 'confirm' ? links.keyOf(visit.shopId, key ?? '', words) : null;
  // Also where the page that asked is too old: it asks again.
  if (known === null) return confirmPage(place, read.written, links.newStatement(visit.shopId));
  if (limit.isTooMuch(visitorOf(visit, request))) return tooManyPage(place);
  return state(visit, place, read.written, known);
}

/** States it and leads to a page of its own, so that loading it again sends nothing. */
async function state(visit: ProxyVisit, place: Place, written: Written, key: string): Promise<Response> {
  const soonest = new Promise((resolve) => setTimeout(resolve, answeredAfter));
  const { language } = place;
  const { returns, withdrawalLinks } = app();
  const stated = await returns.withdraw(visit.shopId, { ...written, language, key }, visit.now);
  await soonest;
  if ('refused' in stated) throw bare(400);
  const token = withdrawalLinks.receipt(visit.shopId, stated.statedAt);
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${place.action}?stated=${encodeURIComponent(token)}`,
      'Cache-Control': 'no-store',
    },
  });
}

function placeOf(visit: ProxyVisit, request: Request): Place {
  const language = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
  return { language, action: `${visit.pathPrefix}/withdraw`, home: `${visit.root}/` };
}

function visitorOf({ shopId, address }: ProxyVisit, request: Request): readonly string[] {
  const signature = new URL(request.url).searchParams.get('signature') ?? '';
  return [`${shopId} from ${address}`, `${shopId} signed ${signature}`];
}
