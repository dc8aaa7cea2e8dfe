/** Measures the hot paths beside plain ways of doing the same, as ratios in one run: npm run bench */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../app/platform/db/embedded.server.ts';
import { compareIntake } from '../tests/bench/intake.ts';
import { comparePoints } from '../tests/bench/points.ts';
import { measureWholePath } from '../tests/bench/whole-path.ts';
import { ensureBuild } from '../tests/support/stack/build.ts';
import { ensureTemplate } from '../tests/support/template.ts';
import { ensureClient } from './steps/generate.ts';
import { root } from './steps/run-program.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
/** Of each side, in all rounds. */
const mails = Number(process.env.MAILS ?? 5000);

// React's own checks of what it renders are for developers; both sides go without them.
process.env.NODE_ENV = 'production';
const { compareMails } = await import('../tests/bench/mails.ts');
await ensureClient();
await ensureBuild();
const server = await startEmbedded(path.join(root, '.data/bench'));
const names = ['bench_points', 'bench_intake', 'bench_mails'];
try {
  const template = await ensureTemplate(server);
  for (const name of names) {
    await server.dropDatabase(name);
    await server.createDatabase(name, template);
  }
  const payload = readFileSync(path.join(root, 'tests/bench/order-paid.json'), 'utf8');
  console.log(
    `${cpus().length} processors, Node ${process.version}, PostgreSQL 18, ${rounds} rounds; the load runs on the same machine.\n`,
  );
  const comparisons = [
    ...(await comparePoints(server.url('bench_points'), rounds)),
    ...(await compareIntake(server.url('bench_intake'), payload, rounds, seconds)),
    await compareMails(server.url('bench_mails'), rounds, mails),
  ];
  for (const { name, ours, theirs, ratio, aim } of comparisons) {
    console.log(
      `${ratio >= aim ? 'ok  ' : 'LOW '} ${name}: ${ratio.toFixed(2)} (aim ${aim}; ${Math.round(ours)}/s beside ${Math.round(theirs)}/s)`,
    );
  }
  const path_ = await measureWholePath(payload);
  console.log(
    `     whole path, delivery to points: ${path_.perSecond.toFixed(0)}/s (${path_.orders} orders)`,
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const name of names) await server.dropDatabase(name);
  if (!server.adopted) await server.stop();
}
process.exit(process.exitCode ?? 0);
