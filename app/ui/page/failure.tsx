import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from '@remix-run/react';
import { EmptyState } from '../empty/empty-state.tsx';
import { Box, Button, Card, Page } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';

/** What stands in a page's place when it cannot be shown: what happened, and what to do. */
export function PageFailure() {
  const { shared } = useTexts();
  const error = useRouteError();
  const { revalidate, state } = useRevalidator();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  // Shopify's library answers a missing session with pages of its own: the frame around all routes shows them.
  if (isRouteErrorResponse(error) && ![400, 403, 404, 422, 500, 503].includes(status)) throw error;
  // A role's refusal says nothing else; that of a shop without the app says so.
  const byRole = isRouteErrorResponse(error) && status === 403 && !error.data;
  const { pathname, search } = useLocation();
  const { title, text } =
    status === 404
      ? shared.notFound
      : byRole
        ? shared.notAllowed
        : status < 500
          ? shared.refused
          : shared.failed;
  return (
    <main>
      <Page title={title} titleHidden>
        <Box paddingBlock={{ xs: '200', md: '400' }}>
          <Card>
            <EmptyState
              picture="broken"
              title={title}
              action={
                // What an address or a right does not allow, it does not allow a second time.
                status < 500 && status !== 404 && status !== 403 && search !== '' ? (
                  <Button url={pathname}>{shared.withoutChoices}</Button>
                ) : status < 500 ? (
                  <Button url="/app">{shared.toToday}</Button>
                ) : (
                  <Button loading={state === 'loading'} onClick={revalidate}>
                    {shared.tryAgain}
                  </Button>
                )
              }
            >
              {text}
            </EmptyState>
          </Card>
        </Box>
      </Page>
    </main>
  );
}
