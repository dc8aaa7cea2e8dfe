import { fileURLToPath } from 'node:url';
import { readOptions } from './http/options.ts';
import { type RunningSandbox, startSandbox } from './http/start.ts';

export type { SandboxOptions } from './http/options.ts';
export { type RunningSandbox, startSandbox } from './http/start.ts';

async function main(): Promise<void> {
  const sandbox = await startSandbox({ ...readOptions(process.env), onSeeding: showProgress() });
  // One line of JSON, so that whatever started this process can wait for it.
  const { origin, proxyOrigin, smtpUrl, dnsServer } = sandbox;
  console.log(JSON.stringify({ ready: true, origin, proxy: proxyOrigin, smtp: smtpUrl, dns: dnsServer }));
  stopOnSignal(sandbox);
}

/** Each tenth of the seeds, on stderr: stdout has the one line of being ready. */
function showProgress(): (done: number) => void {
  let shown = 0;
  return (done) => {
    const tenth = Math.floor(done * 10);
    if (tenth > shown) console.error(`Seeding the demo shop: ${tenth * 10} %`);
    shown = tenth;
  };
}

function stopOnSignal(sandbox: RunningSandbox): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      sandbox.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
