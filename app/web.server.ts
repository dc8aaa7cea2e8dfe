import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { loadAssets } from './platform/assets.server.ts';
import { env } from './platform/env.server.ts';
import { saysTooMuch, withinLimit } from './platform/network/body-limit.server.ts';

// The web process: serves the built app until SIGTERM. Any number can run side by side.

const root = path.resolve(import.meta.dirname, '..');
const drainMs = 10_000;

interface Entry {
  withTrace<T>(trace: string, work: () => T): T;
  closeApp(): Promise<void>;
  appLog(): Record<'info' | 'error', (data: object, text: string) => void>;
  listenForBounces(): Promise<{ readonly port: number; close(): Promise<void> } | null>;
}

/** No address can be made of what a request says of its host, or its method is one that no page takes. */
const isStrange = ({ method, headers, url }: IncomingMessage): boolean =>
  method === 'TRACE' || !URL.canParse(`http://${headers.host}${url}`);

const tooLarge = () =>
  new Response('The request is too large.', { status: 413, headers: { connection: 'close' } });

async function start(): Promise<void> {
  const { host, port, production } = env();
  const build: ServerBuild = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href);
  const entry: Entry = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href).then(
    (module) => module.entry.module,
  );
  const handle = createRequestHandler(build, production ? 'production' : 'development');
  const serveAsset = await loadAssets(path.join(root, 'build/client'));
  const page = createRequestListener(
    async (request) => {
      const whole = await withinLimit(request);
      return whole === null ? tooLarge() : entry.withTrace(randomUUID(), () => handle(whole));
    },
    // Also of an answer that breaks off while it is written. The listener's own way would print the error as it is.
    { onError: (error) => entry.appLog().error({ err: error }, 'an answer broke off') },
  );

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    if (isStrange(request)) {
      response.writeHead(400, { connection: 'close' }).end();
      return;
    }
    if (saysTooMuch(request)) {
      response.writeHead(413).end('The request is too large.');
      return;
    }
    if (!serveAsset(request, response)) void page(request, response);
  };
  const server = createServer(
    // Whoever sends a video or a file of reviews over a slow line needs more than a minute.
    { requestTimeout: 120_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    listener,
  );

  const bounces = await entry.listenForBounces();
  if (bounces !== null) entry.appLog().info({ port: bounces.port }, 'listening for undelivered mails');

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Requests under way are answered; what hangs longer than that is cut off.
    setTimeout(() => server.closeAllConnections(), drainMs).unref();
    const bouncesClosed = bounces?.close();
    server.close(() => void end(bouncesClosed));
    server.closeIdleConnections();
  };
  const end = async (bouncesClosed: Promise<void> | undefined) => {
    await bouncesClosed;
    await entry.closeApp();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  server.on('error', (error) => {
    console.error(
      `The web server cannot listen on ${host}:${port}: ${error.message}. Set PORT to a free one.`,
    );
    process.exit(1);
  });
  server.listen(port, host, () => {
    const address = server.address();
    entry.appLog().info({ port: typeof address === 'object' ? address?.port : port }, 'web is ready');
  });
}

await start();
