import { mailBase, storeBase } from '../../shopper/visitor.ts';
import { adminBase } from '../admin-context.ts';
import type { AppHealth } from '../deps.ts';
import { html, type Piece, renderDocument } from '../html.ts';
import { printFull } from '../moments.ts';
import type { BarView } from '../sandbox-bar.ts';
import { sandboxBar } from '../sandbox-bar.ts';

export interface FrontView {
  /** null until the demo shop is there */
  bar: BarView | null;
  health: AppHealth;
  pictures: string[];
  /** false while the shop's past is still being written */
  whole: boolean;
}

/** The sandbox's front page: what this is, where the shop is and what to click first. */
export function frontPage(view: FrontView): string {
  const shop = view.bar?.shop;
  const admin = shop === undefined ? '/admin' : adminBase(shop.domain);
  return renderDocument({
    title: 'Afterglow sandbox',
    head: html`<script src="/frame/frame.js" defer></script>`,
    body: html`
      ${view.bar !== null && sandboxBar(view.bar)}
      <main class="front">
        <div class="hero">
          <div>
            <h1>Try Afterglow on a shop with a past</h1>
            <p class="lead">
              This is a stand-in for Shopify on your own machine: a shop with products, customers and orders, an admin, and
              a clock that you can move. The app beside it is the real one. It looks after customers once they have bought.
            </p>
            <a class="button primary big" href=${admin}>Open the admin${shop !== undefined && ` of ${shop.name}`}</a>
            ${shop !== undefined && windows(shop.domain)}
          </div>
          ${view.pictures.length > 0 && mosaic(view.pictures)}
        </div>
        <div class="columns">
          <section class="card" aria-labelledby="first">
            <div class="card-head"><h2 id="first">What to click first</h2></div>
            ${firstSteps(admin)}
          </section>
          <section class="card stack" aria-labelledby="state">
            <h2 id="state">What is running</h2>
            ${running(view)}
          </section>
        </div>
      </main>
    `,
  });
}

/** Where else the shop can be looked at: as its shoppers see it, and the mail they get. */
function windows(domain: string): Piece {
  const store = storeBase(domain);
  return html`<nav class="row windows" aria-label="Other windows on the shop">
    <a class="button" href=${store}>Visit the shop</a>
    <a class="button" href=${`${store}/account`}>A customer's account</a>
    <a class="button" href=${mailBase(domain)}>The mail it sends</a>
  </nav>`;
}

function mosaic(pictures: readonly string[]): Piece {
  return html`<div class="mosaic" aria-hidden="true">
    ${pictures.map((src) => html`<img src=${src} alt="" width="160" height="160" />`)}
  </div>`;
}

function firstSteps(admin: string): Piece {
  const step = (title: Piece, text: string) =>
    html`<li><div><h3>${title}</h3><p class="quiet">${text}</p></div></li>`;
  return html`<ol class="steps">
    ${step(html`<a href=${`${admin}/apps/afterglow`}>Install Afterglow</a>`, 'It reads the past orders. Nothing is awarded or sent for them.')}
    ${step(html`<a href=${`${admin}/apps/afterglow/app/loyalty`}>Set the earning rule</a>`, 'How many points an amount earns, and how long they stay pending.')}
    ${step(html`<a href=${`${admin}/orders/new`}>Create an order</a>`, 'Choose a customer and a product, and take the payment now or later with "Mark as paid".')}
    ${step('Look at the customer in Afterglow', 'The points are there, pending, with the order that earned them.')}
    ${step('Fulfil and deliver it, then refund one item', 'The points of that item go; the statement says why.')}
    ${step('Move the clock by 30 days', 'In the bar above. What was pending becomes available.')}
    ${step('Switch faults on and send it all again', 'Deliveries doubled, shuffled or lost: the points stay right.')}
  </ol>`;
}

function running({ bar, health, whole }: FrontView): Piece {
  return html`
    <p class=${`state ${health.up ? '' : 'bad'}`.trim()}>
      ${health.up ? 'The app answers' : html`<span>The app does not answer. <span class="quiet">${health.reason}</span></span>`}
    </p>
    ${
      health.up &&
      html`<p class=${`state ${health.worker === true ? '' : health.worker === false ? 'bad' : 'idle'}`.trim()}>
        ${health.worker === true ? 'The worker works' : health.worker === false ? 'The worker stands still' : 'The worker was not asked'}
      </p>`
    }
    ${
      bar === null
        ? html`<p class="state idle">The demo shop is still being made</p>`
        : html`<p class=${`state ${whole ? '' : 'idle'}`.trim()}>
            <span>${bar.shop.name} <span class="quiet">${bar.shop.domain}, ${printFull(bar.shop.now, bar.shop.timezone)}${!whole && '. Its past is still being written.'}</span></span>
          </p>`
    }
  `;
}
