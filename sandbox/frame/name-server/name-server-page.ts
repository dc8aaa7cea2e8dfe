import type { NamedTexts } from '../../dns/records.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, noticeOf, pageHead } from '../admin-page.ts';
import { html, type Piece } from '../html.ts';

/** What domains say here, and how somebody lets them say something else. */
export function nameServerPage(context: AdminContext, records: readonly NamedTexts[]): string {
  const path = `${context.base}/name-server`;
  return adminPage({
    context,
    title: 'Name server',
    section: 'settings',
    body: html`<div class="page wide">
      ${pageHead({
        title: 'Name server',
        back: `${context.base}/settings`,
        sub: 'TXT records of this sandbox, the same for all of its shops. The app asks here, and the next answer is the new one.',
      })}
      ${noticeOf(context)}
      <section class="card stack" aria-labelledby="asked">
        <h2 id="asked">What the app asks for</h2>
        <p class="quiet">Copy the records on the app’s page Settings → Messages → Sender and paste them here.</p>
        <form class="stack" method="post" action=${`${path}/pasted`}>
          <div class="field"><label for="pasted">Names and values</label><textarea id="pasted" name="pasted" rows="6" required></textarea></div>
          <div><button class="primary">Set what the app asks for</button></div>
        </form>
      </section>
      <section class="card stack" aria-labelledby="records">
        <h2 id="records">Records</h2>
        ${records.length === 0 ? html`<p class="quiet">No name says anything.</p>` : table(path, records)}
      </section>
      <section class="card stack" aria-labelledby="one">
        <h2 id="one">One record</h2>
        <form class="stack" method="post" action=${`${path}/set`}>
          <div class="field"><label for="name">Name</label><input id="name" name="name" required /></div>
          <div class="field"><label for="text">Value</label><input id="text" name="text" required /></div>
          <div><button>Set</button></div>
        </form>
      </section>
      <form method="post" action=${`${path}/forget`}><button>Back to how it was at first</button></form>
    </div>`,
  });
}

function table(path: string, records: readonly NamedTexts[]): Piece {
  return html`<table class="list">
    <thead><tr><th scope="col">Name</th><th scope="col">Value</th><th scope="col"><span class="hidden">Clear</span></th></tr></thead>
    <tbody>
      ${records.flatMap(({ name, texts }) =>
        texts.map(
          (text) => html`<tr>
            <td class="key">${name}</td>
            <td class="full"><code>${text}</code></td>
            <td>
              <form method="post" action=${`${path}/clear`}>
                <input type="hidden" name="name" value=${name} />
                <input type="hidden" name="text" value=${text} />
                <button aria-label=${`Clear ${name}: ${text.slice(0, 40)}`}>Clear</button>
              </form>
            </td>
          </tr>`,
        ),
      )}
    </tbody>
  </table>`;
}
