import { STAFF, type StaffRole } from '../../oauth/staff.ts';
import { type AdminContext, staffName } from '../admin-context.ts';
import { adminPage, noticeOf, pageHead } from '../admin-page.ts';
import { countryName } from '../customers/customer-texts.ts';
import { html, type Piece } from '../html.ts';
import { openQuestions } from './open-questions.ts';
import { radio } from './radio.ts';

/** The shop's settings, and the sandbox's switches for what differs from shop to shop. */
export function settingsPage(context: AdminContext): string {
  const { shop, base, role } = context;
  const entry = (label: string, value: Piece) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return adminPage({
    context,
    title: 'Settings',
    section: 'settings',
    body: html`<div class="page">
      ${pageHead({ title: 'Settings' })}
      ${noticeOf(context)}
      <div class="columns">
        <div>
          <form class="card stack" method="post" action=${`${base}/settings`} aria-labelledby="shop-settings">
            <h2 id="shop-settings">This shop</h2>
            <div class="field"><label for="name">Shop name</label><input id="name" name="name" value=${shop.name} required /></div>
            <fieldset class="stack">
              <legend>Shopify plan</legend>
              ${radio('plan', 'plus', 'Plus', 'Functions of the app may change checkout.', shop.plan)}
              ${radio('plan', 'basic', 'Basic', 'What Plus alone can do is not offered.', shop.plan)}
            </fieldset>
            <fieldset class="stack">
              <legend>Who looks at the admin</legend>
              ${(['owner', 'staff'] as const satisfies StaffRole[]).map((one) =>
                radio(
                  'role',
                  one,
                  staffName(one),
                  `${one === 'owner' ? 'Owner of the shop' : 'Member of staff'}, ${STAFF[one].email}`,
                  role,
                ),
              )}
            </fieldset>
            <fieldset class="stack">
              <legend>What Shopify grants</legend>
              ${checkbox('readAllOrders', 'Orders older than 60 days are granted (read_all_orders)', 'Off: the app sees the last 60 days, and its screens say so.', shop.readAllOrders)}
            </fieldset>
            <fieldset class="stack">
              <legend>Customer accounts</legend>
              ${checkbox('selfServeReturns', 'Self-serve returns', 'On: customers can ask for a return on the order’s page as well, without the app.', shop.selfServeReturns)}
            </fieldset>
            <div><button class="primary">Save</button></div>
          </form>
          ${openQuestions(context)}
        </div>
        <aside aria-label="More about this shop">
          <section class="card stack" aria-labelledby="details">
            <h2 id="details">Details</h2>
            <dl class="facts">
              ${entry('Domain', shop.domain)} ${entry('Currency', shop.currency)} ${entry('Country', countryName(shop.country))}
              ${entry('Time zone', shop.timezone)}
              ${entry('Prices', shop.pricesIncludeTax ? 'Include tax' : 'Without tax')}
            </dl>
          </section>
          ${appCard(context)}
          <section class="card stack" aria-labelledby="elsewhere">
            <h2 id="elsewhere">Flow and Klaviyo</h2>
            <p class="quiet">What the app leaves to them, and the key of this shop’s Klaviyo.</p>
            <div><a class="button" href=${`${base}/elsewhere`}>See what they were told</a></div>
          </section>
          <section class="card stack" aria-labelledby="name-server">
            <h2 id="name-server">Name server</h2>
            <p class="quiet">What domains say here: where the app looks whether mails may come from the shop’s own address.</p>
            <div><a class="button" href=${`${base}/name-server`}>See and set records</a></div>
          </section>
        </aside>
      </div>
    </div>`,
  });
}

function appCard({ shop, base }: AdminContext): Piece {
  const installed = shop.installedAt !== null;
  return html`<section class="card stack" aria-labelledby="app">
    <h2 id="app">Afterglow</h2>
    ${
      installed
        ? html`<p class="quiet">Installed. Uninstalling ends its access at once and tells the app.</p>
            <form method="post" action=${`${base}/apps/afterglow/uninstall`}><button class="critical">Uninstall the app</button></form>`
        : html`<p class="quiet">Not installed.</p><div><a class="button" href=${`${base}/apps/afterglow`}>Install the app</a></div>`
    }
  </section>`;
}

function checkbox(name: string, text: string, hint: string, checked: boolean): Piece {
  return html`<div class="choice">
    <input type="checkbox" id=${name} name=${name} value="yes" checked=${checked} />
    <label for=${name}>${text}<span class="quiet">${hint}</span></label>
  </div>`;
}
