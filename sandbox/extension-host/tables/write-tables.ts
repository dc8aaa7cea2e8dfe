import { writeFileSync } from 'node:fs';
import { hostedTargets } from './hosted-targets.ts';
import { readAdminElements, readApis, readElements } from './read-types.ts';

/** Writes the tables anew; run it after another version of @shopify/ui-extensions was installed. */
const write = (name: string, table: object) =>
  writeFileSync(new URL(`./${name}.json`, import.meta.url), `${JSON.stringify(table, null, 2)}\n`);

write('targets', readApis(hostedTargets));
write('elements', readElements());
write('admin-elements', readAdminElements());
