import { json, type Reader } from '../state/database.ts';

const plain = (name: string) => name.trim().toLowerCase().replace(/\.$/, '');

/**
 * What the demo shop's domain says before anybody has set anything: who else sends for it, and that somebody takes
 * care. The key that the app signs with is the app's own: it has to be set.
 */
const atFirst: Readonly<Record<string, readonly string[]>> = {
  'fern-and-fable.example': ['v=spf1 include:mails.afterglow.example ~all', 'site-verification=fern'],
  '_dmarc.fern-and-fable.example': ['v=DMARC1; p=none'],
};

/** The TXT records of a name; none: an empty list. */
export async function findTexts(on: Reader, name: string): Promise<readonly string[]> {
  const [row] = await on.query<{ texts: string[] }>('select texts from dns_record where name = $1', [
    plain(name),
  ]);
  return row?.texts ?? atFirst[plain(name)] ?? [];
}

export interface NamedTexts {
  name: string;
  texts: readonly string[];
}

/** Every name that says something. */
export async function listTexts(on: Reader): Promise<readonly NamedTexts[]> {
  const rows = await on.query<NamedTexts>('select name, texts from dns_record');
  const all = new Map<string, readonly string[]>(Object.entries(atFirst));
  for (const { name, texts } of rows) all.set(name, texts);
  return [...all]
    .map(([name, texts]) => ({ name, texts }))
    .filter(({ texts }) => texts.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Sets what a name says; an empty list: nothing. */
export async function setTexts(on: Reader, name: string, texts: readonly string[]): Promise<void> {
  await on.query(
    'insert into dns_record (name, texts) values ($1, $2::jsonb) on conflict (name) do update set texts = excluded.texts',
    [plain(name), json(texts)],
  );
}

/** Every name says again what it said at first. */
export async function forgetTexts(on: Reader): Promise<void> {
  await on.query('delete from dns_record');
}
