import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { hearBounces } from './messaging/hear-bounces.server.ts';
import { withTrace } from './platform/trace.server.ts';
import { app } from './wiring.server.ts';

const renderTimeoutMs = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  app().shopify.addDocumentResponseHeaders(request, headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  // Crawlers get the whole page at once, people its start as soon as it is there.
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={renderTimeoutMs} />,
      {
        [ready]() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { status: code, headers }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          code = 500;
          app().log.error({ err: error }, 'a page failed while rendering');
        },
      },
    );
    setTimeout(abort, renderTimeoutMs + 1000);
  });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  // What a route does not take, or nobody has: that is the caller's mistake.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  // The path only: a query can hold a token.
  app().log.error({ err: error, path: new URL(request.url).pathname }, 'a request failed');
}

// Not Remix's: for web.server.ts, which runs the built server.
export { withTrace };
export const closeApp = () => app().close();
export const appLog = () => app().log;
export const listenForBounces = () => hearBounces(app());
