import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

export interface Listening {
  origin: string;
  port: number;
  close(): Promise<void>;
}

/** Serves on 127.0.0.1; port 0 takes a free one. Throws when the port is taken. */
export function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) => {
      server.off('error', reject);
      resolve({
        origin: `http://localhost:${address.port}`,
        port: address.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}
