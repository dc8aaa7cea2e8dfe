import { createServer, connect as open, type Socket } from 'node:net';

/** A way to a database that can be cut, or made to swallow what is sent. */
export interface DatabaseProxy {
  readonly url: string;
  /** Every connection is lost; new ones are refused. */
  cut(): Promise<void>;
  /** Nothing comes through any more, and nobody is told: what is lost is lost. */
  swallow(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let swallowing = false;
  let port = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = open(Number(target.port), target.hostname);
    keep(near);
    keep(far);
    near.on('data', (chunk) => swallowing || far.write(chunk));
    far.on('data', (chunk) => swallowing || near.write(chunk));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cut = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  port = address.port;
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.toString(),
    cut,
    swallow() {
      swallowing = true;
    },
    async mend() {
      if (swallowing) for (const socket of sockets) socket.destroy();
      swallowing = false;
      if (!server.listening) await listen();
    },
    close: cut,
  };
}
