import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { node, root } from './build.ts';

export interface ChildPlan {
  name: string;
  /** A TypeScript file, relative to the project. */
  entry: string;
  env: Record<string, string>;
  logFile: string;
  /** True once it does its work; asked again and again until then. */
  isReady(child: RunningChild): Promise<boolean>;
}

export interface RunningChild {
  pid: number;
  /** What it wrote to stdout and stderr since it started. */
  output(): string;
  /** Null while it lives. */
  exit(): string | null;
}

const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

async function tail(file: string, lines = 30): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** One process of the stack, which can be killed and started again. Everything it says goes to its log file. */
export class Child {
  readonly plan: ChildPlan;
  #process: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #output = '';
  #exit: string | null = null;

  constructor(plan: ChildPlan) {
    this.plan = plan;
  }

  /** How it ended; null while it lives. */
  get exit(): string | null {
    return this.#exit;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts it and waits until it is ready; throws with the end of its log when it dies or takes over a minute. */
  async start(): Promise<void> {
    this.#spawn();
    const until = Date.now() + 60_000;
    while (!(await this.#ready())) {
      if (this.#exit !== null) throw new Error(await this.#complaint(`ended with ${this.#exit}`));
      if (Date.now() > until) throw new Error(await this.#complaint('is not ready after 60 s'));
      await sleep(50);
    }
  }

  #ready(): Promise<boolean> {
    const seen = { pid: this.pid ?? 0, output: () => this.#output, exit: () => this.#exit };
    return this.plan.isReady(seen).catch(() => false);
  }

  #spawn(): void {
    const { entry, env, logFile } = this.plan;
    const environment: NodeJS.ProcessEnv = { NODE_ENV: 'production', ...env };
    const child = spawn(node, [entry], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(logFile, { flags: 'a' });
    this.#process = child;
    this.#exit = null;
    this.#output = '';
    living.add(child);
    const keep = (chunk: Buffer) => {
      log.write(chunk);
      this.#output = (this.#output + chunk.toString()).slice(-100_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#ended = new Promise((resolve) => {
      const end = (how: string) => {
        living.delete(child);
        if (this.#process === child) this.#exit = how;
        log.end();
        resolve();
      };
      child.once('error', (error) => end(error.message));
      child.once('close', (code, signal) => end(signal ?? `code ${code}`));
    });
  }

  /** SIGKILL, as a crash is; returns when it is gone. */
  async kill(): Promise<void> {
    this.#process?.kill('SIGKILL');
    await this.#ended;
  }

  /** SIGTERM, and SIGKILL after `graceMs`. */
  async stop(graceMs = 8000): Promise<void> {
    this.#process?.kill('SIGTERM');
    const timer = setTimeout(() => this.#process?.kill('SIGKILL'), graceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  async #complaint(what: string): Promise<string> {
    return `${this.plan.name} ${what}. Its log, ${this.plan.logFile}, ends with:\n${await tail(this.plan.logFile)}`;
  }
}
