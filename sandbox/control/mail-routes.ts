import { Hono } from 'hono';
import { getShop } from '../domain/shops.ts';
import { linksOf } from '../mail/links.ts';
import { emptyMailbox, listMails, type Mail } from '../mail/mails.ts';
import { type ControlDeps, param } from './context.ts';

/** What fell into a shop's mailbox, oldest first. */
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
