import { createServer } from 'node:net';

/** Can this port be listened on, on 127.0.0.1? */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

const taken = new Set<number>();

/**
 * The first of `count` neighbouring TCP ports on 127.0.0.1 that nobody uses. Looked for below the range from which
 * the system gives out its own (from 32768 on), so that no outgoing connection takes one in between.
 */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const first = 18_000 + Math.floor(Math.random() * 13_000);
    const ports = Array.from({ length: count }, (_, index) => first + index);
    if (ports.some((port) => taken.has(port))) continue;
    const free = await Promise.all(ports.map(isPortFree));
    if (!free.every(Boolean)) continue;
    for (const port of ports) taken.add(port);
    return first;
  }
  throw new Error(`No ${count} neighbouring ports are free on 127.0.0.1`);
}
