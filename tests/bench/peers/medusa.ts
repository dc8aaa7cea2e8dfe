import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What is used of a module's service that was booted by itself. */
export interface CreditAccounts {
  /** Opens one account. */
  open(customer: string): Promise<string>;
  credit(account: string, amount: number, reference: string): Promise<void>;
  balance(account: string): Promise<number>;
}

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** A thing of another project with methods that nobody has typed here. */
function methodOf(thing: unknown, name: string): Call {
  const found: unknown =
    typeof thing === 'object' || typeof thing === 'function' ? Reflect.get(Object(thing), name) : null;
  if (typeof found !== 'function') throw new Error(`The peer has no ${name}`);
  return async (...args) => Reflect.apply(found, thing, args);
}

const account = z.object({ id: z.string() });
const stats = z.object({ balance: z.number() });

/**
 * The store credit module of @medusajs/loyalty-plugin, booted by itself on an empty database. It is no dependency of
 * this project: `folder` is one in which it was installed with @medusajs/medusa and @medusajs/framework.
 */
export async function openMedusa(folder: string, url: string, pool: number): Promise<CreditAccounts> {
  const from = createRequire(path.join(folder, 'package.json'));
  const { MedusaModule } = z
    .object({ MedusaModule: z.unknown() })
    .parse(await import(pathToFileURL(from.resolve('@medusajs/framework/modules-sdk')).href));
  const modulePath = path.join(
    path.dirname(from.resolve('@medusajs/loyalty-plugin/package.json')),
    '.medusa/server/src/modules/store-credit/index.js',
  );
  const driverOptions = { connection: { ssl: false }, pool: { min: 0, max: pool } };
  const options = { database: { clientUrl: url, driverOptions } };
  const moduleKey = 'store_credit';
  await methodOf(MedusaModule, 'migrateUp')({ moduleKey, modulePath, options, cwd: folder });
  const booted = await methodOf(
    MedusaModule,
    'bootstrap',
  )({
    ...{ moduleKey, defaultPath: modulePath, cwd: folder },
    declaration: { scope: 'internal', resolve: modulePath, options },
  });
  const service = Object.values(z.record(z.string(), z.unknown()).parse(booted))[0];
  const [create, credit, read] = ['createStoreCreditAccounts', 'creditAccounts', 'retrieveAccountStats'].map(
    (name) => methodOf(service, name),
  );
  if (create === undefined || credit === undefined || read === undefined)
    throw new Error('The peer is incomplete');
  return {
    open: async (customer) => account.parse(await create({ customer_id: customer, currency_code: 'usd' })).id,
    credit: async (id, amount, reference) =>
      void (await credit([{ account_id: id, amount, reference: 'order', reference_id: reference }])),
    balance: async (id) => stats.parse(await read({ account_id: id })).balance,
  };
}
