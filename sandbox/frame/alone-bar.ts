import { readFileSync } from 'node:fs';
import type { AdminContext } from './admin-context.ts';
import { html, type Piece } from './html.ts';
import { sandboxBar } from './sandbox-bar.ts';

const sheets = ['tokens', 'controls', 'bar-alone', 'sandbox-bar', 'story-bar'];
const css = sheets
  .map((name) => readFileSync(new URL(`css/${name}.css`, import.meta.url), 'utf8'))
  .join('\n')
  .replace(/\/\*.*?\*\//gs, '');

/**
 * The sandbox bar for pages with styles of their own (storefront, checkout, account): it stands in a shadow tree, so
 * neither changes how the other looks. It needs no script. Below it stands what the last post did.
 */
export function aloneBar(context: AdminContext): Piece {
  const { notice } = context;
  return html`<div data-sandbox-bar>
    <template shadowrootmode="open">
      <style dangerouslySetInnerHTML=${{ __html: css }}></style>
      ${sandboxBar(context)}
      ${notice !== null && html`<p class=${`told ${notice.tone}`} role=${notice.tone === 'bad' ? 'alert' : 'status'}>${notice.text}</p>`}
    </template>
  </div>`;
}
