import { type Context, Hono } from 'hono';
import { type PastedRecord, readPastedRecords, withText } from '../../dns/pasted-records.ts';
import { findTexts, forgetTexts, listTexts, setTexts } from '../../dns/records.ts';
import type { Tx } from '../../state/database.ts';
import { act, type Fields, FormError, readFields } from '../act.ts';
import type { FrameDeps } from '../deps.ts';
import { withContext } from '../with-context.ts';
import { nameServerPage } from './name-server-page.ts';

/** A name in the name servers has at most so many letters, and we keep so much of what one says. */
const longestName = 253;
const longestText = 4000;
const mostPasted = 50;

export function nameServerRoutes(deps: FrameDeps): Hono {
  const change = (command: (tx: Tx, fields: Fields) => Promise<string>) => (c: Context) =>
    withContext(c, deps, async ({ shop, base }) => {
      const fields = await readFields(c);
      const page = `${base}/name-server`;
      return act(c, deps, {
        domain: shop.domain,
        from: page,
        to: page,
        command: (tx) => command(tx, fields),
        done: (said) => said,
      });
    });
  return new Hono()
    .get('/', (c) =>
      withContext(c, deps, async (context) => c.html(nameServerPage(context, await listTexts(deps.state)))),
    )
    .post('/pasted', change(setPasted))
    .post(
      '/set',
      change(async (tx, fields) => {
        await set(tx, recordOf(fields));
        return 'The record is set.';
      }),
    )
    .post(
      '/clear',
      change(async (tx, fields) => {
        const { name, text } = recordOf(fields);
        const texts = await findTexts(tx, name);
        await setTexts(
          tx,
          name,
          texts.filter((one) => one !== text),
        );
        return 'The record is cleared.';
      }),
    )
    .post(
      '/forget',
      change(async (tx) => {
        await forgetTexts(tx);
        return 'Every name says what it said at first.';
      }),
    );
}

async function setPasted(tx: Tx, fields: Fields): Promise<string> {
  const records = readPastedRecords(fields.get('pasted') ?? '').slice(0, mostPasted);
  if (records.length === 0)
    throw new FormError('No record was found in it. Paste names with their values, such as “v=spf1 …”.');
  for (const record of records) await set(tx, check(record));
  return records.length === 1 ? 'One record is set.' : `${records.length} records are set.`;
}

async function set(tx: Tx, { name, text }: PastedRecord): Promise<void> {
  await setTexts(tx, name, withText(await findTexts(tx, name), text));
}

const recordOf = (fields: Fields): PastedRecord =>
  check({ name: fields.get('name') ?? '', text: fields.get('text') ?? '' });

function check(record: PastedRecord): PastedRecord {
  const { name, text } = record;
  if (name.length > longestName || !/^([_a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}\.?$/i.test(name))
    throw new FormError('The name must be one such as _dmarc.shop.example.');
  if (text === '' || text.length > longestText || /[^\x20-\x7e]/.test(text))
    throw new FormError(`The value must be plain text of at most ${longestText} letters.`);
  return record;
}
