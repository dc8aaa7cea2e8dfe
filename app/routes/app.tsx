import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { mayDecide } from '../platform/staff-roles.ts';
import { Navigation } from '../ui/navigation.tsx';
import { PageFailure } from '../ui/page/failure.tsx';
import { PendingScreen } from '../ui/page/pending-screen.tsx';
import { app } from '../wiring.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const may = { publish: merchant.mayPublish, decide: mayDecide(merchant) };
  return { apiKey: app().env.apiKey, may };
}

export default function EmbeddedApp() {
  const { apiKey } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey}>
      <Navigation />
      <PendingScreen>
        <Outlet />
      </PendingScreen>
    </AppProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  // What Shopify's library answers has a page of its own.
  if (isRouteErrorResponse(error) && error.status < 500) return boundary.error(error);
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <PageFailure />
    </AppProvider>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
