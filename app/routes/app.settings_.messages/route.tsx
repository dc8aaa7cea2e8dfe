import { type ActionFunctionArgs, json } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { requireMerchant } from '../../merchant.server.ts';
import { readForm } from '../../read-form.server.ts';
import { decideMessages } from './decide.server.ts';

/** What staff decide about messages, on whichever page they stand. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { answer, status } = await decideMessages(merchant, await readForm(request));
  return json(answer, { status });
}

/** The frame of all pages about messages. */
export default function MessagesArea() {
  return <Outlet />;
}
