import { type ActionFunctionArgs, json } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { requireRight } from '../../merchants/merchant.server.ts';
import { mayDecide } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { decideReview } from './decide.server.ts';

/** What staff decide about a review, on whichever page of the area they stand. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayDecide);
  const { answer, status } = await decideReview(merchant, await readForm(request));
  return json(answer, { status });
}

export default function ReviewsArea() {
  return <Outlet />;
}
