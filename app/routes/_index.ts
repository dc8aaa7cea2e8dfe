import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

/** Shopify opens the app at its root; the embedded app lives under /app. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirect(`/app${new URL(request.url).search}`);
}
