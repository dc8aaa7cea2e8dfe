import { Hono } from 'hono';
import { z } from 'zod';
import { createCustomer } from '../../domain/customers.ts';
import type { Id, Shop } from '../../domain/types.ts';
import { readFields } from '../../frame/act.ts';
import { html, renderPiece } from '../../frame/html.ts';
import { safeReturnPath } from '../../frame/same-origin.ts';
import { becomeVisitor } from '../../shopper/become-visitor.ts';
import type { State } from '../../state/database.ts';
import { findDocument } from '../../state/documents.ts';
import type { StorefrontDeps } from '../deps.ts';
import { type Files, type OpenPage, showInLayout, withPage } from './open-page.ts';

/** Signing in and out. It is a sandbox: choosing who one is, is enough. */
export function loginRoutes(deps: StorefrontDeps, files: Files): Hono {
  return new Hono()
    .get('/account/login', (c) => withPage(c, deps, files, (open) => loginPage(open, null, '')))
    .post('/account/login', (c) => withPage(c, deps, files, (open) => logIn(open)))
    .on(['GET', 'POST'], '/account/logout', (c) =>
      withPage(c, deps, files, async ({ page }) => {
        await becomeVisitor(c, deps.state, page.shop, null);
        return c.redirect(page.root, 303);
      }),
    );
}

async function logIn(open: OpenPage): Promise<Response> {
  const { c, page } = open;
  const fields = await readFields(c);
  const email = z.email().max(254).safeParse(fields.get('email'));
  const chosen = fields.get('customer');
  const id = chosen === undefined ? null : await existing(page.state, page.shop, chosen);
  if (id === null && !email.success) {
    const problem =
      chosen === undefined
        ? 'Enter an e-mail address such as ada@example.com.'
        : 'This customer is gone. Choose another.';
    return loginPage(open, problem, fields.get('email') ?? '');
  }
  const customerId = id ?? (await customerOf(page.state, page.shop, email.data ?? '', page.locale));
  await becomeVisitor(c, page.state, page.shop, customerId);
  return c.redirect(returnOf(open, fields.get('return_to')), 303);
}

async function existing(state: State, shop: Shop, id: string): Promise<Id | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  return (await findDocument(state, shop, 'customer', id))?.id ?? null;
}

/** The customer with this address; who has none yet becomes one, as in Shopify's own sign-in. */
async function customerOf(state: State, shop: Shop, email: string, locale: string): Promise<Id> {
  const [known] = await state.query<{ id: string }>(
    `select id from resource where shop = $1 and kind = 'customer' and email = $2 order by id limit 1`,
    [shop.domain, email.toLowerCase()],
  );
  if (known !== undefined) return known.id;
  return (await state.transaction((tx) => createCustomer(tx, shop, { email, locale, account: true }))).id;
}

function returnOf({ page }: OpenPage, wanted: string | undefined): string {
  return safeReturnPath(wanted, `${page.root}/account`);
}

async function loginPage(open: OpenPage, problem: string | null, email: string): Promise<Response> {
  const { page, admin, c } = open;
  const back = returnOf(open, c.req.query('return_to') ?? c.req.query('checkout_url'));
  const content = html`<div class="wrap band sign-in">
    <h1>Sign in</h1>
    <p class="lead">This shop is a stand-in, so no code is sent: choose who you are, or enter an e-mail address.</p>
    ${
      admin.people.length > 0 &&
      html`<form method="post">
        <input type="hidden" name="return_to" value=${back} />
        <ul class="people">
          ${admin.people.map(
            (person) =>
              html`<li><button name="customer" value=${person.id}>${person.name}<span>${person.why}</span></button></li>`,
          )}
        </ul>
      </form>`
    }
    <form class="by-mail" method="post">
      <input type="hidden" name="return_to" value=${back} />
      <label for="email">E-mail</label>
      <input id="email" type="email" name="email" value=${email} autocomplete="email" required
        aria-describedby=${problem === null ? undefined : 'problem'} aria-invalid=${problem === null ? undefined : 'true'} />
      ${problem !== null && html`<p class="failed" id="problem" role="alert">${problem}</p>`}
      <p class="quiet small">An address nobody has yet becomes a new customer of ${page.shop.name}.</p>
      <div><button class="button">Sign in</button></div>
    </form>
  </div>`;
  return showInLayout(
    open,
    { template: 'login', title: 'Sign in', ...(problem !== null && { status: 422 as const }) },
    renderPiece(content),
  );
}
