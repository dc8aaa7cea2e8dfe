import { questions, switchNames } from '../../domain/switches.ts';
import type { AdminContext } from '../admin-context.ts';
import { html, type Piece } from '../html.ts';
import { radio } from './radio.ts';

/** What Shopify's documentation leaves open, each with both its answers: the app has to be right with either. */
export function openQuestions({ shop, base }: AdminContext): Piece {
  return html`<form class="card stack" method="post" action=${`${base}/settings/switches`} aria-labelledby="open-questions">
    <h2 id="open-questions">What only a real store can confirm</h2>
    <p class="quiet">Shopify’s documentation leaves these open. The app has to be right with either answer.</p>
    ${switchNames.map((name) => {
      const { about, answers, likelier } = questions[name];
      const chosen = String(shop.switches[name]);
      return html`<fieldset class="stack">
        <legend>${about}</legend>
        ${answers.map(({ value, text }) =>
          radio(name, String(value), text, value === likelier ? 'The likelier answer' : '', chosen),
        )}
      </fieldset>`;
    })}
    <div><button class="primary">Save answers</button></div>
  </form>`;
}
