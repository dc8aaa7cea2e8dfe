import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { PageFailure } from '../ui/page/failure.tsx';

/** An address of the app that leads nowhere: said within the app's own frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireMerchant(request);
  throw new Response(null, { status: 404 });
}

export default function NowherePage() {
  return null;
}

export function ErrorBoundary() {
  return <PageFailure />;
}
