import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { runMigrations as runWorkerMigrations } from 'graphile-worker';
import pg from 'pg';

// `prisma migrate` needs an engine downloaded from Prisma's servers; the same engine comes as WebAssembly in an npm
// package, so migrations run wherever npm runs. It fills `_prisma_migrations`, so `prisma migrate deploy` agrees.

const filters = { externalTables: [], externalEnums: [] };
let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const module = new WebAssembly.Module(
      new Uint8Array(await readFile(path.join(folder, 'schema_engine_bg.wasm'))),
    );
    const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === 'function') start();
  })();
  return loading;
}

async function readSchema(prismaFolder: string): Promise<[string, string][]> {
  const folder = path.join(prismaFolder, 'schema');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, await readFile(path.join(folder, name), 'utf8')],
    ),
  );
}

async function readMigrations(prismaFolder: string) {
  const folder = path.join(prismaFolder, 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

/** Runs each script whole: the adapter's own executeScript cuts it at every semicolon, function bodies too. */
class WholeScripts extends PrismaPg {
  readonly #url: string;
  #opened: Awaited<ReturnType<PrismaPg['connect']>>[] = [];

  constructor(url: string) {
    super({ connectionString: url });
    this.#url = url;
  }

  override async connect() {
    const adapter = await super.connect();
    this.#opened.push(adapter);
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString: this.#url });
      await client.connect();
      try {
        await client.query(script);
      } finally {
        await client.end();
      }
    };
    return adapter;
  }

  async close() {
    await Promise.all(this.#opened.map((adapter) => adapter.dispose()));
  }
}

async function withEngine<T>(
  url: string,
  prismaFolder: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const factory = new WholeScripts(url);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: await readSchema(prismaFolder) },
    () => {},
    bound,
  );
  try {
    return await work(engine);
  } finally {
    await factory.close();
  }
}

/** Brings the database at `url` to the newest schema, the queue's tables included. Returns the names applied now. */
export async function migrate(url: string, prismaFolder: string): Promise<string[]> {
  const migrationsList = await readMigrations(prismaFolder);
  const applied = await withEngine(url, prismaFolder, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  );
  await runWorkerMigrations({ connectionString: url });
  return applied.appliedMigrationNames;
}

/**
 * The SQL that leads from one set of schema files ([name, content]) to the one in `prismaFolder`; '' when they agree.
 * Triggers, checks and partial indexes are unknown to Prisma: read what it prints before it becomes a migration.
 */
export async function diffSchemas(
  url: string,
  before: [string, string][],
  prismaFolder: string,
): Promise<string> {
  const files = (schema: [string, string][]) => schema.map(([name, content]) => ({ path: name, content }));
  const from =
    before.length > 0 ? { tag: 'schemaDatamodel' as const, files: files(before) } : { tag: 'empty' as const };
  const to = { tag: 'schemaDatamodel' as const, files: files(await readSchema(prismaFolder)) };
  const result = await withEngine(url, prismaFolder, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters }),
  );
  return result.stdout ?? '';
}
