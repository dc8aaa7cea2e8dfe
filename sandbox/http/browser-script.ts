import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const built = new Map<string, Promise<string>>();

const output = z.array(
  z.object({ output: z.array(z.object({ type: z.string(), code: z.string().optional() })) }),
);

/**
 * A browser script with all it imports as a single classic script, which runs before any of the page's modules. Built
 * once per process, when first asked for.
 */
export function browserScript(entry: URL): Promise<string> {
  const path = fileURLToPath(entry);
  const known = built.get(path) ?? bundle(path);
  built.set(path, known);
  known.catch(() => built.delete(path));
  return known;
}

async function bundle(entry: string): Promise<string> {
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
      lib: { entry, formats: ['iife'], name: 'sandboxScript' },
    },
  });
  const code = output.parse(result)[0]?.output.find((part) => part.type === 'chunk')?.code;
  if (code === undefined) throw new Error(`The script ${entry} has no code`);
  return code;
}
