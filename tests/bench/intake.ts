import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { node, root } from '../support/stack/build.ts';
import { freePorts } from '../support/stack/ports.ts';
import { sendDeliveries } from './load.ts';
import { type Comparison, compare } from './rounds.ts';

const secret = 'afterglow-bench-secret';
const domain = 'bench-intake.myshopify.com';
const connections = 16;

interface Peer {
  origin: string;
  stop(): void;
}

async function startPeer(entry: string, url: string): Promise<Peer> {
  const port = await freePorts(1);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    PORT: String(port),
    NODE_ENV: 'production',
    AFTERGLOW_ENV: 'development',
    SHOPIFY_API_KEY: 'afterglow-bench-key',
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: `http://localhost:${port}`,
    DATABASE_URL: url,
    DATABASE_POOL: '10',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(node, [path.join(root, entry)], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let waited = 0; ; waited += 100) {
    const answers = await fetch(origin, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
    if (answers) return { origin, stop: () => void child.kill('SIGTERM') };
    if (waited > 30_000 || child.exitCode !== null) throw new Error(`${entry} does not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Deliveries through the whole app beside two peers, all on one database with the same insert and pool. */
export async function compareIntake(
  url: string,
  payload: string,
  rounds: number,
  seconds: number,
): Promise<Comparison[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query(`insert into commerce_shop (domain, installed_at) values ($1, now())`, [domain]);
  const [app, bare, express] = await Promise.all([
    startPeer('app/web.server.ts', url),
    startPeer('tests/bench/peers/bare.ts', url),
    startPeer('tests/bench/peers/express.ts', url),
  ]);
  const measure = (peer: Peer) => async () => {
    const { perSecond, refused } = await sendDeliveries({
      origin: peer.origin,
      domain,
      secret,
      payload,
      connections,
      seconds,
    });
    if (refused > 0) throw new Error(`${refused} deliveries were refused`);
    // Each side finds tables of the same size.
    await client.query('truncate platform_delivery; truncate graphile_worker._private_jobs');
    return perSecond;
  };
  try {
    return [
      await compare(
        'intake: whole app beside node:http + HMAC + the insert',
        0.35,
        rounds,
        measure(app),
        measure(bare),
      ),
      await compare(
        'intake: whole app beside express + @shopify/shopify-api + the insert',
        0.8,
        rounds,
        measure(app),
        measure(express),
      ),
    ];
  } finally {
    for (const peer of [app, bare, express]) peer.stop();
    await client.end();
  }
}
