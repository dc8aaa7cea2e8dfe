import { mailBase, storeBase } from '../shopper/visitor.ts';
import { storyBar } from '../story/panel/story-bar.ts';
import { type AdminContext, adminBase } from './admin-context.ts';
import { printCount } from './amounts.ts';
import { faultPanel } from './fault-panel.ts';
import { html, type Piece } from './html.ts';
import { printClock, printFull } from './moments.ts';
import { whoPanel } from './who-panel.ts';

export type BarView = Pick<
  AdminContext,
  'shop' | 'handle' | 'role' | 'who' | 'people' | 'faults' | 'pending' | 'story' | 'here'
>;

const steps = [
  ['+1h', '+1 hour'],
  ['+1d', '+1 day'],
  ['+7d', '+7 days'],
  ['+30d', '+30 days'],
] as const;

/** The bar above everything: what is not the shop's but the sandbox's. */
export function sandboxBar(view: BarView): Piece {
  const { shop } = view;
  return html`<aside class="bar" aria-label="Sandbox" data-state=${`/sandbox/${view.handle}/state`}>
    <a class="bar-name" href="/">Sandbox</a>
    ${windows(view)}
    <div class="clock">
      <span class="hidden">Shop time</span>
      <time datetime=${shop.now} title=${`${printFull(shop.now, shop.timezone)} (${shop.timezone})`} data-clock>
        ${printClock(shop.now, shop.timezone)}
      </time>
      <span data-running>${shop.clock.running ? 'running' : 'standing still'}</span>
      <form method="post" action=${`/sandbox/${view.handle}/clock`}>
        <input type="hidden" name="back" value=${view.here} />
        ${steps.map(([step, text]) => html`<button name="advance" value=${step} class=${step === '+1h' ? 'long' : ''}>${text}</button>`)}
        <button name="run" value=${shop.clock.running ? 'no' : 'yes'}>
          ${shop.clock.running ? 'Stop' : 'Start'}<span class="long"> the clock</span>
        </button>
      </form>
    </div>
    <div class="bar-end"><span data-pending>${pendingText(view.pending)}</span>
    ${faultPanel(view)}
    ${whoPanel(view)}</div>
    ${view.story !== null && storyBar(view.handle, view.story)}
    <i class="bar-whole" hidden></i>
  </aside>`;
}

/** The windows on the shop; the one that is open is marked. */
function windows({ shop, here }: BarView): Piece {
  const store = storeBase(shop.domain);
  const account = `${store}/account`;
  const places: [name: string, path: string][] = [
    ['Store', store],
    ['Account', account],
    ['Mail', mailBase(shop.domain)],
    ['Admin', adminBase(shop.domain)],
  ];
  const isIn = (path: string) =>
    here === path || (/^[/?]/.test(here.slice(path.length)) && here.startsWith(path));
  const isOpen = (path: string) => isIn(path) && !(path === store && isIn(account));
  return html`<nav class="windows" aria-label="Windows on the shop">
    ${places.map(([name, path]) => html`<a href=${path} aria-current=${isOpen(path) ? 'true' : undefined}>${name}</a>`)}
  </nav>`;
}

/** How many deliveries the app has not acknowledged yet. */
export function pendingText(pending: number): string {
  return pending === 0 ? 'All delivered' : `${printCount(pending, 'delivery', 'deliveries')} on the way`;
}
