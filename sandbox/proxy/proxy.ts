import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { replaceInStream } from './replace-stream.ts';
import { APP_BRIDGE_URL, answerHeaders, isHtml, requestHeaders } from './rewrite-headers.ts';

export interface ProxyOptions {
  port: number;
  appOrigin: string;
  /** read at each answer: the sandbox may take a free port */
  sandboxOrigin: () => string;
}

export interface RunningProxy {
  origin: string;
  close(): Promise<void>;
}

/**
 * The app as the admin frames it, on a port of its own. Plain node:http: bytes have to pass untouched and as they
 * come, in both directions, which a Request/Response framework in between would decode and encode again.
 */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const server = createServer((from, to) => forward(options, from, to));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    origin: `http://localhost:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A connection for each request: one kept from before a restart of the app would fail the first page after it. */
const connections = new Agent({ keepAlive: false });

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return address.port;
}

function forward(options: ProxyOptions, from: IncomingMessage, to: ServerResponse): void {
  const target = new URL(options.appOrigin);
  const onward = request({
    host: target.hostname,
    port: target.port,
    agent: connections,
    method: from.method,
    path: from.url,
    headers: requestHeaders(from.headers),
  });
  onward.on('response', (answer) => {
    const sandboxOrigin = options.sandboxOrigin();
    to.writeHead(
      answer.statusCode ?? 502,
      answer.statusMessage,
      answerHeaders(answer.headers, sandboxOrigin),
    );
    const done = () => undefined;
    if (isHtml(answer.headers) && answer.headers['content-encoding'] === undefined) {
      pipeline(answer, replaceInStream(APP_BRIDGE_URL, `${sandboxOrigin}/app-bridge.js`), to, done);
    } else {
      pipeline(answer, to, done);
    }
  });
  onward.on('error', () => answerDown(options, to));
  // A browser that leaves must not keep the app working for it.
  to.on('close', () => {
    if (!to.writableFinished) onward.destroy();
  });
  from.pipe(onward);
}

function answerDown(options: ProxyOptions, to: ServerResponse): void {
  if (to.headersSent) {
    to.destroy();
    return;
  }
  to.writeHead(502, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `frame-ancestors ${options.sandboxOrigin()}`,
  });
  to.end(
    `<!doctype html><meta charset="utf-8"><title>The app is not answering</title>
     <body style="font:14px system-ui;padding:2rem"><h1 style="font-size:1.1rem">The app is not answering</h1>
     <p>Nothing listens at ${options.appOrigin}. This page tries again by itself.</p>
     <script>setTimeout(() => location.reload(), 2000)</script></body>`,
  );
}
