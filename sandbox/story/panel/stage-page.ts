import type { AdminContext } from '../../frame/admin-context.ts';
import { html, renderDocument } from '../../frame/html.ts';
import { sandboxBar } from '../../frame/sandbox-bar.ts';
import type { StageRecord } from '../stage/stage-record.ts';
import { stageProgress } from './stage-card.ts';

/** How far the stage is. Follows by itself; without a script the page loads itself anew. */
export function stagePage(context: AdminContext, stage: StageRecord): string {
  const running = stage.state === 'running';
  return renderDocument({
    title: 'Setting the stage · Afterglow sandbox',
    head: html`${running && html`<noscript><meta http-equiv="refresh" content="2" /></noscript>`}
      <script src="/frame/frame.js" defer></script>`,
    body: html`
      <a class="skip" href="#main">Skip to the page</a>
      ${sandboxBar(context)}
      <main class="front narrow" id="main">
        <h1>Setting the stage</h1>
        <p class="lead">
          So that the story can be told in ${context.shop.name}, the app is installed and set up as a merchant would, by
          its own screens.
        </p>
        <section class="card" aria-label="Progress">${stageProgress(context.handle, stage)}</section>
        <p><a href="/">Back to the front page</a></p>
      </main>`,
  });
}
