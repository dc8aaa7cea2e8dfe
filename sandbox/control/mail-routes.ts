import { Hono } from 'hono';
import { z } from 'zod';
import { forgetTexts, setTexts } from '../dns/records.ts';
import { Refusal } from '../domain/refusal.ts';
import { getShop } from '../domain/shops.ts';
import { linksOf } from '../mail/links.ts';
import { emptyMailbox, findMail, listMails, type Mail } from '../mail/mails.ts';
import { backKinds } from '../mail/send-back.ts';
import { type ControlDeps, param, readBody } from './context.ts';

const bounce = z.strictObject({ kind: z.enum(backKinds) });
const records = z.strictObject({
  records: z.record(z.string().min(1).max(253), z.array(z.string().max(2_000))),
});

/** What fell into a shop's mailbox, oldest first, what becomes of it, and what the name servers say. */
export function mailRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .get('/shops/:domain/mails', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json((await listMails(deps.state, shop)).map(shown));
    })
    .delete('/shops/:domain/mails', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      await emptyMailbox(deps.state, shop);
      return c.json({ ok: true });
    })
    .post('/shops/:domain/mails/:id/bounce', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const { kind } = await readBody(c, bounce);
      const id = param(c, 'id');
      const mail = /^\d{1,18}$/.test(id) ? await findMail(deps.state, shop, id) : null;
      if (mail === null) throw new Refusal('not-found', `There is no mail ${id}`);
      await deps.sendBack(mail, kind);
      return c.json({ ok: true });
    })
    .put('/dns', async (c) => {
      const { records: wanted } = await readBody(c, records);
      for (const [name, texts] of Object.entries(wanted)) await setTexts(deps.state, name, texts);
      return c.json({ ok: true });
    })
    .delete('/dns', async (c) => {
      await forgetTexts(deps.state);
      return c.json({ ok: true });
    });
}

function shown(mail: Mail): object {
  const { id, to, from, subject, kinds, html, text, sentAt, headers } = mail;
  const byName = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
  return {
    id,
    to: to.join(', '),
    from,
    subject,
    kind: kinds[0] ?? null,
    kinds,
    html,
    text,
    links: linksOf(mail),
    sentAt,
    headers: byName,
  };
}
