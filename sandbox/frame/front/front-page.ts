import { mailBase, storeBase } from '../../shopper/visitor.ts';
import { stageCard } from '../../story/panel/stage-card.ts';
import { storyPanel } from '../../story/panel/story-panel.ts';
import type { StageRecord } from '../../story/stage/stage-record.ts';
import { type AdminContext, adminBase } from '../admin-context.ts';
import { noticeOf } from '../admin-page.ts';
import type { AppHealth } from '../deps.ts';
import { html, type Piece, renderDocument } from '../html.ts';
import { printFull } from '../moments.ts';
import { sandboxBar } from '../sandbox-bar.ts';

export interface FrontView {
  /** null until the demo shop is there */
  bar: AdminContext | null;
  health: AppHealth;
  pictures: string[];
  /** false while the shop's past is still being written */
  whole: boolean;
  /** how far the story's stage is; null before anybody asked for it */
  stage: StageRecord | null;
}

/** The sandbox's front page: what this is, the story to be walked through, and the windows on the shop. */
export function frontPage(view: FrontView): string {
  const { bar } = view;
  return renderDocument({
    title: 'Afterglow sandbox',
    head: html`<script src="/frame/frame.js" defer></script>`,
    body: html`
      <a class="skip" href="#main">Skip to the page</a>
      ${bar !== null && sandboxBar(bar)}
      <main class="front" id="main">
        ${bar !== null && noticeOf(bar)}
        <div class="hero">
          <div>
            <h1>What happens after the sale</h1>
            <p class="lead">
              Afterglow looks after customers once they have bought: returns, reviews, rewards and the mail between,
              from one customer record. Here it runs in a shop with a past, on a stand-in for Shopify on your own machine.
            </p>
          </div>
          ${view.pictures.length > 0 && mosaic(view.pictures)}
        </div>
        ${story(view)}
        ${bar !== null && windows(bar)}
        <section class="card stack" aria-labelledby="state">
          <h2 id="state">What is running</h2>
          <div class="states">${running(view)}</div>
        </section>
      </main>
    `,
  });
}

function story({ bar, whole, stage }: FrontView): Piece {
  if (bar === null || !whole)
    return html`<section class="card story" id="story" aria-labelledby="story-title">
      <h2 id="story-title">One story, six clicks</h2>
      <p>The shop's past is still being written. Load this page again in a moment.</p>
    </section>`;
  return bar.story === null
    ? stageCard(bar.handle, stage)
    : storyPanel({ handle: bar.handle, domain: bar.shop.domain, story: bar.story });
}

/** Where the shop can be looked at: as its shoppers see it, the mail they get, and as its merchant does. */
function windows({ shop }: AdminContext): Piece {
  const store = storeBase(shop.domain);
  const places: [title: string, path: string, text: string][] = [
    ['Store', store, 'What shoppers see: products, cart and checkout.'],
    ['Account', `${store}/account`, "A customer's orders, returns, reviews and points."],
    ['Mail', mailBase(shop.domain), 'All mail the app sends. Nothing leaves this machine.'],
    ['Admin', adminBase(shop.domain), "The merchant's side, with Afterglow in it."],
  ];
  return html`<nav class="places" aria-label="Windows on the shop, one by one">
    ${places.map(
      ([title, path, text]) =>
        html`<a class="card" href=${path}><span class="strong">${title}</span><span class="quiet">${text}</span></a>`,
    )}
  </nav>`;
}

function mosaic(pictures: readonly string[]): Piece {
  return html`<div class="mosaic" aria-hidden="true">
    ${pictures.map((src) => html`<img src=${src} alt="" width="120" height="120" />`)}
  </div>`;
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
