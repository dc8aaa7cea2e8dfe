import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { exampleContents, exampleMail } from '../../app/mails/example-mails.ts';
import { writeMail } from '../../app/mails/write-mail.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { openMailShop, planMails, sentSoFar, startWorker, sweep, unanswered } from './mail-shop.ts';
import { type Comparison, compare, perSecond } from './rounds.ts';

const slots = 4;

/**
 * Due messages drained by the worker, from the sweep to the last record, beside bare nodemailer that writes the same
 * mail and hands it to the same server over as many kept connections. `mails`: of each side, in all rounds.
 */
export async function compareMails(url: string, rounds: number, mails: number): Promise<Comparison> {
  const perRound = Math.max(50, Math.ceil(mails / (rounds + 1)));
  const sink = await startSink();
  const db = openDatabase({ url, poolSize: 10, reactionsOf });
  const messages = await openMailShop(db, sink.port, perRound);
  const worker = await startWorker(url, messages, slots);
  const bare = nodemailer.createTransport({
    ...{ host: '127.0.0.1', port: sink.port, secure: false, ignoreTLS: true },
    ...{ pool: true, maxConnections: slots },
  });
  let round = 0;
  try {
    return await compare(
      `mails: ${perRound} due messages drained with ${slots} slots beside bare nodemailer with ${slots} connections`,
      0.5,
      rounds,
      async () => {
        round += 1;
        await planMails(db, perRound, round);
        const started = performance.now();
        await sweep(messages);
        while ((await unanswered(db)) > 0) await sleep(100);
        const seconds = (performance.now() - started) / 1000;
        if ((await sentSoFar(db)) !== perRound * round) throw new Error('A mail was not sent');
        return perRound / seconds;
      },
      () =>
        perSecond(perRound, slots, async (index) => {
          const { subject, html, text } = await writeMail(
            exampleMail([exampleContents['review-request']], 'en'),
          );
          const to = `person${index + 1}@example.com`;
          await bare.sendMail({ from: 'Hartland <shop@mail.example>', to, subject, html, text });
        }),
    );
  } finally {
    bare.close();
    await worker.stop();
    await db.close();
    sink.process.kill();
  }
}

/** In a process of its own, so that it takes no time from either side. */
async function startSink(): Promise<{ readonly port: number; readonly process: ChildProcess }> {
  const program = path.resolve(import.meta.dirname, 'peers/mail-sink.ts');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const port = Number(/port (\d+)/.exec(String(line))?.[1]);
  if (!Number.isInteger(port)) throw new Error('The mail server said no port');
  return { port, process: child };
}
