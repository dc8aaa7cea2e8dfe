import type { Faults } from '../faults/faults.ts';
import { faultTexts, statusOf } from './fault-texts.ts';
import { html, type Piece } from './html.ts';

const droppable = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/edited',
  'orders/cancelled',
  'refunds/create',
  'fulfillments/create',
  'fulfillment_events/create',
  'customers/create',
  'customers/update',
  'customers_email_marketing_consent/update',
];

type Choice = readonly [value: string, text: string];

const duplicates: Choice[] = [
  ['1', 'Once'],
  ['2', '2 times'],
  ['3', '3 times'],
  ['5', '5 times'],
];
const delays: Choice[] = [
  ['0', 'At once'],
  ['2000', '2 s late'],
  ['10000', '10 s late'],
  ['60000', '60 s late'],
];
const slowness: Choice[] = [
  ['0', 'As they are'],
  ['500', '0.5 s slower'],
  ['2000', '2 s slower'],
  ['8000', '8 s slower'],
];
const throttles: Choice[] = [
  ['0', 'None'],
  ['2', 'The next 2 calls'],
  ['10', 'The next 10 calls'],
];
const statuses: Choice[] = [
  ['', 'As they are'],
  ['429', '429 Too many requests'],
  ['500', '500 Internal error'],
  ['503', '503 Unavailable'],
];

const mails: Choice[] = [
  ['', 'Taken'],
  ['away', 'Not taken for now'],
  ['cut', 'Taken, and the line goes dead'],
];

/** The switches that make the sandbox misbehave as the real platform sometimes does. */
export function faultPanel(view: { handle: string; here: string; faults: Faults }): Piece {
  const { faults } = view;
  const on = faultTexts(faults);
  const drop = faults.drop === 'all' ? 'all' : (faults.drop?.[0] ?? '');
  const drops: Choice[] = [
    ['', 'None'],
    ['all', 'All of them'],
    ...droppable.map((topic): Choice => [topic, topic]),
  ];
  return html`<details>
    <summary class=${on.length > 0 ? 'on' : ''}>${on.length === 0 ? 'Faults: off' : `Faults: ${on.join(' · ')}`}</summary>
    <div class="panel stack">
      <form method="post" action=${`/sandbox/${view.handle}/faults`}>
        <input type="hidden" name="back" value=${view.here} />
        <fieldset class="stack">
          <legend>Deliveries to the app</legend>
          <div class="pair">
            ${select('duplicate', 'Sent', duplicates, String(faults.duplicate ?? 1))}
            ${select('delayMs', 'Arrive', delays, String(faults.delayMs ?? 0))}
          </div>
          ${select('drop', 'Lost on the way', drops, drop)}
          <div class="choice">
            <input type="checkbox" id="fault-shuffle" name="shuffle" value="yes" checked=${(faults.shuffle ?? false) !== false} />
            <label for="fault-shuffle">Shuffled: they arrive in another order</label>
          </div>
        </fieldset>
        <fieldset class="stack">
          <legend>The app's calls to the Admin API</legend>
          <div class="pair">
            ${select('throttle', 'Throttled', throttles, String(faults.throttle ?? 0))}
            ${select('slowMs', 'Answers', slowness, String(faults.slowMs ?? 0))}
          </div>
          ${select('status', 'Status', statuses, statusOf(faults))}
          <div class="field">
            <label for="fault-timeouts">Mutations that commit and then lose their answer, once each</label>
            <input id="fault-timeouts" name="timeoutAfterCommit" value=${(faults.timeoutAfterCommit ?? []).join(', ')}
              placeholder="tagsAdd, returnProcess" autocomplete="off" />
          </div>
        </fieldset>
        ${select('mail', 'The app’s mails', mails, faults.mail ?? '')}
        <button class="primary">Set faults</button>
      </form>
      ${
        on.length > 0 &&
        html`<form method="post" action=${`/sandbox/${view.handle}/faults`}>
          <input type="hidden" name="back" value=${view.here} />
          <button name="none" value="yes">Turn all off</button>
        </form>`
      }
    </div>
  </details>`;
}

function select(name: string, label: string, choices: readonly Choice[], chosen: string): Piece {
  const known = choices.some(([value]) => value === chosen);
  const all = known ? choices : [...choices, [chosen, chosen] as const];
  return html`<div class="field">
    <label for=${`fault-${name}`}>${label}</label>
    <select id=${`fault-${name}`} name=${name}>
      ${all.map(([value, text]) => html`<option value=${value} selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}
