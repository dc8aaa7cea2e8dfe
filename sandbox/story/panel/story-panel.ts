import { html, type Piece } from '../../frame/html.ts';
import { icon } from '../../frame/icons.ts';
import { pictureAddress } from '../../frame/products/picture-address.ts';
import { nameOf } from '../../shopper/people.ts';
import { storeBase } from '../../shopper/visitor.ts';
import type { Story } from '../read-story.ts';
import type { Step } from '../steps/steps.ts';
import { sizeOf, stripRows } from '../strip-texts.ts';

interface PanelView {
  handle: string;
  domain: string;
  story: Story;
}

/** The story on the front page: whose it is, the strip, and the six steps. */
export function storyPanel(view: PanelView): Piece {
  const { handle, story } = view;
  const told = story.steps.every(({ state }) => state === 'done');
  return html`<section class="card story" id="story" aria-labelledby="story-title" data-panel>
    <div class="story-head">
      <img src=${pictureAddress(story.product.id, story.product.variants.find((one) => one.id === story.data.keptId)?.title)} alt="" width="72" height="72" />
      <div>
        <h2 id="story-title">One story, six clicks</h2>
        <p>${intro(story)}</p>
      </div>
      <form method="post" action=${`/sandbox/${handle}/story/start-over`}>
        <button>${told ? 'Tell another one' : 'Start over'}</button>
      </form>
    </div>
    ${figures(story)}
    <ol class="story-steps">${story.steps.map((step) => stepItem(view, step))}</ol>
  </section>`;
}

function intro(story: Story): Piece {
  const { customer, product, sizes, order } = story;
  const name = html`<strong>${nameOf(customer)}</strong>`;
  const pair = `${sizeOf(sizes.kept)} and ${sizeOf(sizes.returned)}`;
  return order === null
    ? html`${name} is about to buy the ${product.title} in ${pair}, keeps one and sends the other back. Watch four figures on the way.`
    : html`${name} bought the ${product.title} in ${pair}: order ${order.name}. Watch four figures on the way.`;
}

function figures(story: Story): Piece {
  return html`<dl class="figures4">${stripRows(story).map(
    ({ name, before, after, about }) => html`<div class=${before === after ? '' : 'moved'}>
      <dt>${name}</dt>
      <dd>${before !== after && html`<span class="was"><span class="hidden">before: </span>${before}</span><span class="arrow" aria-hidden="true">→</span><span class="hidden">now: </span>`}<strong>${after}</strong></dd>
      <dd class="quiet small">${about}</dd>
    </div>`,
  )}</dl>`;
}

const states: Record<Step['state'], string> = { done: 'Done', now: 'Now', later: 'Later' };

function stepItem(view: PanelView, step: Step): Piece {
  const { handle, story } = view;
  return html`<li class=${step.state} aria-current=${step.state === 'now' ? 'step' : undefined}>
    <span class="mark" aria-hidden="true">${step.state === 'done' ? icon('done') : step.number}</span>
    <div class="what">
      <h3>${step.title} <span class="hidden">(${states[step.state]})</span></h3>
      <p class="quiet">${step.text}</p>
      ${step.number === 6 && withoutScript(view)}
    </div>
    <div class="do">
      ${
        step.state !== 'later' &&
        html`<form method="post" action=${`/sandbox/${handle}/story/step/${step.number}`}>
          <button class=${step.state === 'now' ? 'primary' : ''}>${step.state === 'done' ? againText(step) : step.action}</button>
        </form>`
      }
      ${
        step.number === 5 &&
        story.order !== null &&
        html`<form method="post" action=${`/sandbox/${handle}/story/again`}>
          <button>Send it all again, shuffled</button>
        </form>`
      }
    </div>
  </li>`;
}

/** A step that was taken can be looked at again, where that is more than doing it again. */
function againText({ number, action }: Step): string {
  if (number === 2) return 'See the order';
  return number === 3 ? 'Open the mailbox' : action;
}

function withoutScript({ domain, story }: PanelView): Piece {
  return html`<p class="small">Turn JavaScript off: the <a href=${productAddress(domain, story)}>product page</a> shows it all the same.</p>`;
}

/** The product's page, with the size that stays chosen. */
export const productAddress = (domain: string, { product, data }: Story): string =>
  `${storeBase(domain)}/products/${product.handle}?variant=${data.keptId}`;
