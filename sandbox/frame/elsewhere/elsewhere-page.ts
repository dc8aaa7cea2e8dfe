import type { FlowStart } from '../../elsewhere/flow-triggers.ts';
import { type KlaviyoEvent, klaviyoKeyOf } from '../../elsewhere/klaviyo.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, pageHead } from '../admin-page.ts';
import { html, type Piece } from '../html.ts';
import { printMoment } from '../moments.ts';

/** What the app left to Flow and Klaviyo, which here send nothing. */
export function elsewherePage(
  context: AdminContext,
  starts: readonly FlowStart[],
  events: readonly KlaviyoEvent[],
): string {
  return adminPage({
    context,
    title: 'Flow and Klaviyo',
    section: 'settings',
    body: html`<div class="page wide">
      ${pageHead({
        title: 'Flow and Klaviyo',
        back: `${context.base}/settings`,
        sub: 'What the app told them instead of sending a mail. Here they keep it and send nothing.',
      })}
      <section class="card stack" aria-labelledby="flow">
        <h2 id="flow">Shopify Flow</h2>
        ${
          starts.length === 0
            ? html`<p class="quiet">No trigger was set off yet.</p>`
            : table(
                context,
                'Trigger',
                starts.map(({ at, handle, payload }) => ({ at, name: handle, values: payload })),
              )
        }
      </section>
      <section class="card stack" aria-labelledby="klaviyo">
        <h2 id="klaviyo">Klaviyo</h2>
        <p class="quiet">The private key of this shop’s account: <code>${klaviyoKeyOf(context.shop)}</code></p>
        ${
          events.length === 0
            ? html`<p class="quiet">No event was recorded yet.</p>`
            : table(
                context,
                'Event',
                events.map(({ at, metric, email, properties }) => ({
                  at,
                  name: metric,
                  values: { email, ...properties },
                })),
              )
        }
      </section>
    </div>`,
  });
}

interface Told {
  at: string;
  name: string;
  values: Record<string, unknown>;
}

function table({ shop }: AdminContext, what: string, told: readonly Told[]): Piece {
  return html`<table class="list">
    <thead><tr><th scope="col">${what}</th><th scope="col">With</th><th scope="col">When</th></tr></thead>
    <tbody>
      ${told.toReversed().map(
        ({ at, name, values }) => html`<tr>
          <td class="key">${name}</td>
          <td class="full quiet">${valuesText(values)}</td>
          <td class="nowrap">${printMoment(at, shop.now, shop.timezone)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** "Email: ada@example.com · Points: 4", without what is empty. */
function valuesText(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '' && value !== 0 && value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');
}
