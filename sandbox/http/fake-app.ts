import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hmacBase64 } from '../oauth/signatures.ts';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** the signature fits the body */
  signed: boolean;
}

export interface FakeApp {
  readonly origin: string;
  readonly received: Received[];
  /** how the next requests are answered; the default takes everything */
  answer: (request: Received, response: ServerResponse) => void;
  deliveries(shop?: string): Received[];
  close(): Promise<void>;
  /** listens again on the same port after `close` */
  reopen(): Promise<void>;
}

/** An app that only records what reaches it. */
export async function startFakeApp(secret: string = 'test-secret'): Promise<FakeApp> {
  const received: Received[] = [];
  let server = createServer();
  let port = 0;

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const signed = request.headers['x-shopify-hmac-sha256'] === hmacBase64(body, secret);
      const entry = { path: request.url ?? '', headers: request.headers, body, signed };
      received.push(entry);
      app.answer(entry, response);
    });
  };

  const open = async () => {
    server = createServer(handle);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    if (address !== null && typeof address !== 'string') port = address.port;
  };

  const app: FakeApp = {
    get origin() {
      return `http://localhost:${port}`;
    },
    received,
    answer: (_request, response) => response.writeHead(200).end(),
    deliveries: (shop) =>
      received.filter(
        (one) =>
          one.path === '/webhooks' && (shop === undefined || one.headers['x-shopify-shop-domain'] === shop),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    reopen: open,
  };
  await open();
  return app;
}
