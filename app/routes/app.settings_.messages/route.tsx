import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';
import { decideMessages } from './decide.server.ts';

/** What every page about messages says first: since when all sends are paused. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, now } = await requireMerchant(request);
  const since = await app().messages.pausedSince(shopId);
  const paused = since === null ? null : openPrint({ zone: shop.timezone, now }).dateTime(since).text;
  return json({ paused });
}

/** What staff decide about messages, on whichever page they stand. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const { answer, status } = await decideMessages(merchant, await readForm(request));
  return json(answer, { status });
}

/** The frame of all pages about messages. */
export default function MessagesArea() {
  return <Outlet />;
}
