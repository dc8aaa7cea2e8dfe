import { z } from 'zod';

export interface SandboxOptions {
  /** 0 takes free ports; else the sandbox listens here, the proxy one higher, the mail server two, the name server three */
  port: number;
  databaseUrl: string;
  /** where the app itself listens */
  appOrigin: string;
  /** where the app listens for reports about its mails; default: four ports above the sandbox's own, if that is no free one */
  bouncePort?: number | undefined;
  apiKey: string;
  secret: string;
  /** shopify.app.toml of the app */
  appConfigPath: string;
  /** fill a new database with a believable shop */
  seed?: 'demo' | undefined;
  /** told the share of the seeds that is done, 0 to 1 */
  onSeeding?: ((done: number) => void) | undefined;
  /** domain of the shop that /admin leads to */
  demoShop?: string | undefined;
}

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_531).default(4000),
  SANDBOX_DATABASE_URL: z.url(),
  APP_ORIGIN: z.url().default('http://localhost:3000'),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SANDBOX_APP_CONFIG: z.string().default('shopify.app.toml'),
  SANDBOX_SEED: z.enum(['demo', '']).optional(),
});

/** Options from the environment; throws an error that names what is missing or wrong. */
export function readOptions(env: Record<string, string | undefined>): SandboxOptions {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The sandbox cannot start:\n${z.prettifyError(parsed.error)}`);
  const values = parsed.data;
  return {
    port: values.SANDBOX_PORT,
    databaseUrl: values.SANDBOX_DATABASE_URL,
    appOrigin: values.APP_ORIGIN.replace(/\/+$/, ''),
    apiKey: values.SHOPIFY_API_KEY,
    secret: values.SHOPIFY_API_SECRET,
    appConfigPath: values.SANDBOX_APP_CONFIG,
    seed: values.SANDBOX_SEED === 'demo' ? 'demo' : undefined,
  };
}
