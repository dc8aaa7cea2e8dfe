import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type BridgeScript = 'guest' | 'host';

const built = new Map<BridgeScript, Promise<string>>();

const output = z.array(
  z.object({ output: z.array(z.object({ type: z.string(), code: z.string().optional() })) }),
);

/**
 * One of the two browser scripts as a single classic script: App Bridge has to be there before any of the page's
 * modules run, which a module cannot promise. Built once per process, when first asked for.
 */
export function bridgeScript(name: BridgeScript): Promise<string> {
  const known = built.get(name) ?? bundle(name);
  built.set(name, known);
  known.catch(() => built.delete(name));
  return known;
}

async function bundle(name: BridgeScript): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`./${name}/index.ts`, import.meta.url)),
        formats: ['iife'],
        name: 'bridge',
      },
    },
  });
  const code = output.parse(result)[0]?.output.find((part) => part.type === 'chunk')?.code;
  if (code === undefined) throw new Error(`The ${name} script has no code`);
  return code;
}
