/**
 * Runs one of our scripts on a machine that has only Node ≥ 20 and npm: installs when package-lock.json says so, then
 * hands over to the Node that the packages bring. Nothing but Node's own modules here: there may be no others yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const [target, ...args] = process.argv.slice(2);
const bin = path.join(root, 'node_modules/.bin');
const stamp = path.join(root, 'node_modules/.cache/afterglow-installed');
const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // Somebody who ran `npm install` by hand needs nothing more.
  const byHand = path.join(root, 'node_modules/.package-lock.json');
  const current = existsSync(byHand) && existsSync(path.join(bin, 'node')) && !existsSync(stamp);
  if (!current) {
    console.log('Installing packages (once; a minute or two)…');
    const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (result.status !== 0) {
      console.error(
        'npm ci failed: check the network or the registry setting of npm, then run the same command again.',
      );
      process.exit(1);
    }
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

install();
const node = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
// `node` from the npm package is a small shell or a link; run it from the project so that relative paths hold.
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', `${target}.ts`), ...args],
  { cwd: root, env, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
