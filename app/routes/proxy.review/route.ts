import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { openUnderWay } from '../../requests/under-way.ts';
import { openVisitLimit } from '../../requests/visit-limit.server.ts';
import { type ProxyVisit, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { bare } from '../../shoppers/shopper-answers.server.ts';
import { type AskedOrder, plainPage, requireAskedOrder } from './asked-order.server.ts';
import { changeWritten } from './change-written.server.ts';
import { formPage } from './form-page.ts';
import { saveDrafts } from './save-drafts.server.ts';
import { sendReviews } from './send-reviews.server.ts';
import { readSent, type Sent } from './sent.server.ts';
import { chosenIn } from './starting-values.ts';

/*
 * A link opens one order's form, and whoever has it can write. What keeps that in bounds:
 * - A visitor sends at most 60 times an hour, counted by shop and the address that Shopify's proxy tells, and by the
 *   order. Drafts, which a browser sends while somebody types, have a limit of their own.
 * - A body is read as it comes in, up to that of one video and a little, a file up to what a video may have, and pictures
 *   wait for a review for a day. Of one order no more than three are read at once.
 */
const hour = 3_600_000;
const limit = openVisitLimit({ most: 60, withinMs: hour }, () => Date.now());
const underWay = openUnderWay(3);
const draftLimit = openVisitLimit({ most: 600, withinMs: hour }, () => Date.now());

const told = ['sent', 'edited', 'withdrawn'] as const;

/** The form of one order. Reading it stores nothing, also where a link chose stars. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const asked = await requireAskedOrder(request, visit);
  const query = new URL(request.url).searchParams;
  const done = told.find((one) => query.get(one) === '1') ?? null;
  return formPage({ ...asked, chosen: chosenIn(query), done });
}

/** Takes what was written or changed, or shows it again with what is wrong beside each field. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const asked = await requireAskedOrder(request, visit);
  const { language, home, order } = asked;
  const taken = await underWay(`${visit.shopId} ${order.orderId}`, () => takeForm(request, visit, asked));
  return taken ?? plainPage(language, 'tooMany', 429, home);
}

async function takeForm(request: Request, visit: ProxyVisit, asked: AskedOrder): Promise<Response> {
  const sent = await readOrTooLarge(request, asked);
  if (sent instanceof Response) return sent;
  const who = visitorOf(visit, asked);
  if (sent.typed.act === 'draft')
    return draftLimit.isTooMuch(who) ? bare(429) : saveDrafts(visit, asked, sent.typed);
  if (limit.isTooMuch(who)) return plainPage(asked.language, 'tooMany', 429, asked.home);
  if (sent.typed.act === 'edit' || sent.typed.act === 'withdraw')
    return changeWritten(visit, asked, sent.typed);
  return sendReviews(request, visit, asked, sent);
}

async function readOrTooLarge(request: Request, { language, home }: AskedOrder): Promise<Sent | Response> {
  try {
    return await readSent(request);
  } catch (error) {
    if (error instanceof Response && error.status === 413) return plainPage(language, 'tooLarge', 413, home);
    throw error;
  }
}

function visitorOf({ shopId, address }: ProxyVisit, { order }: AskedOrder): readonly string[] {
  return [`${shopId} from ${address}`, `${shopId} about ${order.orderId}`];
}
