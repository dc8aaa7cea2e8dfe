import { mailBase, storeBase } from '../shopper/visitor.ts';
import { type AdminContext, adminBase, staffName } from './admin-context.ts';
import { html, type Piece } from './html.ts';

type WhoView = Pick<AdminContext, 'shop' | 'handle' | 'role' | 'who' | 'people' | 'here'>;

/** Who looks at the shop, and as whom else it can be looked at. Works without a script. */
export function whoPanel(view: WhoView): Piece {
  const { shop, role, who, people } = view;
  const store = storeBase(shop.domain);
  return html`<details class="who">
    <summary><span class="hidden">You are </span>${whoText(view)}</summary>
    <div class="panel stack">
      <form method="post" action=${`/sandbox/${view.handle}/who`}>
        <input type="hidden" name="back" value=${view.here} />
        <fieldset class="people">
          <legend>Visit the shop as</legend>
          <button name="guest" value="yes" aria-pressed=${who.is === 'guest'}>
            A guest <span class="quiet">Not signed in</span>
          </button>
          ${people.map(
            (
              person,
            ) => html`<button name="customer" value=${person.id} aria-pressed=${who.is === 'customer' && who.id === person.id}>
              ${person.name} <span class="quiet">${person.why}</span>
            </button>`,
          )}
        </fieldset>
      </form>
      <p><a href=${`${store}/account/login?return_to=${encodeURIComponent(backTo(view))}`}>Somebody else</a></p>
      <p>
        <a href=${adminBase(shop.domain)}>The merchant: ${staffName(role)}</a>
        ${' '}<span class="quiet">(<a href=${`${adminBase(shop.domain)}/settings`}>${role}</a>)</span>
      </p>
    </div>
  </details>`;
}

function whoText({ who, role }: WhoView): Piece {
  if (who.is === 'guest') return 'Guest';
  if (who.is === 'customer') return html`<span class="long">Customer: </span>${who.name}`;
  return html`Merchant<span class="long">: ${staffName(role)}, ${role}</span>`;
}

/** A shopper comes back to the page they are on; who comes from the admin goes to the storefront. */
function backTo({ shop, here }: WhoView): string {
  return [storeBase(shop.domain), mailBase(shop.domain)].some((base) => here.startsWith(base))
    ? here
    : storeBase(shop.domain);
}
