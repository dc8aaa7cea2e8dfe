import { readFileSync } from 'node:fs';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import type { AdminContext } from '../frame/admin-context.ts';
import type { FrameDeps } from '../frame/deps.ts';
import { keepNotice, loadContext } from '../frame/load-context.ts';
import { lostPage } from '../frame/missing-page.ts';
import { requireSameOrigin } from '../frame/same-origin.ts';
import { mailBase } from '../shopper/visitor.ts';
import type { State } from '../state/database.ts';
import { findDocument } from '../state/documents.ts';
import { isLook, mailBody } from './mail-body.ts';
import { type MailboxView, mailboxPage, type View } from './mailbox-page.ts';
import { findMail, findMails, markMail } from './mails.ts';
import { backKinds, type SendBack } from './send-back.ts';

type MailDeps = Pick<FrameDeps, 'state'> & { readonly sendBack: SendBack };
const id = ':id{[0-9]{1,18}}';
const css = readFileSync(new URL('mail.css', import.meta.url), 'utf8');

/** The mailbox of a shop as a mail client shows it. */
export function mailPages(deps: MailDeps): Hono {
  const box = '/mail/:handle';
  return new Hono()
    .use('/mail/*', requireSameOrigin)
    .use('/mail/*', pageHeaders)
    .get('/mail/mail.css', (c) => c.body(css, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get(box, (c) => inMailbox(c, deps, (admin) => showMailbox(c, deps, admin, null)))
    .get(`${box}/${id}`, (c) => inMailbox(c, deps, (admin) => showMailbox(c, deps, admin, c.req.param('id'))))
    .get(`${box}/${id}/body`, (c) => inMailbox(c, deps, (admin) => showBody(c, deps.state, admin)))
    .post(`${box}/${id}/unread`, (c) =>
      inMailbox(c, deps, async ({ shop }) => {
        await markMail(deps.state, shop, c.req.param('id'), false);
        return c.redirect(mailBase(shop.domain), 303);
      }),
    )
    .post(`${box}/${id}/back`, (c) => inMailbox(c, deps, (admin) => tellSender(c, deps, admin)));
}

/** What a receiver's server tells the sender of a mail: it came back, or somebody called it spam. */
async function tellSender(
  c: Context,
  { state, sendBack }: MailDeps,
  { shop }: AdminContext,
): Promise<Response> {
  const mail = await findMail(state, shop, c.req.param('id') ?? '');
  const { kind: asked } = await c.req.parseBody();
  const kind = backKinds.find((known) => known === asked);
  if (mail === null || kind === undefined) return c.text('There is no such mail.', 404);
  try {
    await sendBack(mail, kind);
    keepNotice(c, { tone: 'good', text: kind === 'complaint' ? toldSpam : toldBack });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    keepNotice(c, { tone: 'bad', text: `${error.message}.` });
  }
  return c.redirect(`${mailBase(shop.domain)}/${mail.id}`, 303);
}

const toldBack = 'The app was told that this mail came back: there is no such mailbox.';
const toldSpam = 'The app was told that the receiver called this mail spam.';

async function inMailbox(
  c: Context,
  deps: MailDeps,
  answer: (admin: AdminContext) => Promise<Response>,
): Promise<Response> {
  const admin = await loadContext(c, deps, c.req.param('handle') ?? '');
  return admin === null ? c.html(lostPage(), 404) : answer(admin);
}

async function showMailbox(
  c: Context,
  { state }: MailDeps,
  admin: AdminContext,
  chosen: string | null,
): Promise<Response> {
  const { shop, who } = admin;
  const customer = who.is === 'customer' ? await findDocument(state, shop, 'customer', who.id) : null;
  const own = customer?.email ?? null;
  const text = (c.req.query('q') ?? '').trim().slice(0, 200);
  const onlyOwn = own !== null && c.req.query('to') === 'me';
  const open = chosen === null ? null : await findMail(state, shop, chosen);
  if (open?.unread === true) await markMail(state, shop, open.id, true);
  const page = await findMails(state, shop, {
    text,
    to: onlyOwn ? own : null,
    before: c.req.query('before') ?? null,
  });
  const view: MailboxView = {
    admin,
    base: mailBase(shop.domain),
    text,
    own,
    onlyOwn,
    page,
    open,
    missing: chosen !== null && open === null,
    view: viewOf(c.req.query('view'), open?.html != null),
  };
  return c.html(mailboxPage(view), view.missing ? 404 : 200);
}

function viewOf(asked: string | undefined, hasHtml: boolean): View {
  if (asked === 'text' || asked === 'headers') return asked;
  if (!hasHtml) return 'text';
  return isLook(asked) ? asked : 'light';
}

async function showBody(c: Context, state: State, { shop }: AdminContext): Promise<Response> {
  const mail = await findMail(state, shop, c.req.param('id') ?? '');
  if (mail === null || mail.html === null) return c.text('There is no such mail.', 404);
  const asked = c.req.query('look');
  const look = isLook(asked) ? asked : 'light';
  return c.html(mailBody(mail.html, look), 200, {
    // Its own document in a box: no script, no form, no address of its own; pictures of this machine only.
    'content-security-policy': [
      "default-src 'none'",
      look === 'bare' ? "img-src 'none'" : 'img-src http://localhost:* data:',
      "style-src 'unsafe-inline'",
      "frame-ancestors 'self'",
      'sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox',
    ].join('; '),
  });
}

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('content-security-policy', c.res.headers.get('content-security-policy') ?? policy);
  c.header('referrer-policy', 'same-origin');
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
};
