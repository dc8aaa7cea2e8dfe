import { html, type Piece } from '../../frame/html.ts';
import { type PartRecord, type StageRecord, shareOf } from '../stage/stage-record.ts';

/** On the front page, before there is a story: sets the stage, or leads to where it is being set. */
export function stageCard(handle: string, stage: StageRecord | null): Piece {
  const address = `/sandbox/${handle}/story`;
  return html`<section class="card story" id="story" aria-labelledby="story-title">
    <h2 id="story-title">One story, six clicks</h2>
    <p>
      A customer buys two sizes with a few points, keeps one, sends the other back and writes a review. You press, and
      watch <strong>refund, points, stock and rating</strong> move.
    </p>
    ${
      stage?.state === 'running'
        ? html`<p class="row"><a class="button primary big" href=${address}>See how far it is</a>
            <span class="quiet">The stage is being set.</span></p>`
        : html`<form class="row" method="post" action=${`${address}/stage`}>
            <button class="primary big">${stage === null ? 'Set the stage' : 'Set the stage again'}</button>
            <span class="quiet">Takes about a minute.</span>
          </form>
          ${
            stage?.state === 'failed'
              ? html`<p class="notice bad">A part of it failed: <a href=${address}>see which, and why</a>.</p>`
              : html`<p class="quiet small">
                  It installs the app in this shop, switches returns, reviews and loyalty on with sensible settings, awards
                  points for past orders and lets a few past customers write reviews. All of it goes through the app's own
                  screens, as you could do by hand.
                </p>`
          }`
    }
  </section>`;
}

/** What is being done, one part after the other. */
export function stageProgress(handle: string, stage: StageRecord): Piece {
  const percent = Math.round(shareOf(stage) * 100);
  return html`<div id="stage-progress" class="stack" data-follow=${stage.state === 'running' ? 'yes' : undefined}>
    <p role="status">${told(stage, percent)}</p>
    <progress value=${percent} max="100" aria-label="How much of the stage is set">${percent} %</progress>
    <ol class="parts">${stage.parts.map(partItem)}</ol>
    ${
      stage.state === 'done'
        ? html`<p><a class="button primary big" href="/#story">Begin the story</a></p>`
        : stage.state === 'failed' &&
          html`<form class="row" method="post" action=${`/sandbox/${handle}/story/stage`}>
            <button class="primary big">Try again</button>
            <span class="quiet">What is done stays, and is not done twice.</span>
          </form>`
    }
  </div>`;
}

function told({ state }: StageRecord, percent: number): string {
  if (state === 'done') return 'The stage is set.';
  if (state === 'failed') return 'A part of it failed. The others before it are done.';
  return `${percent} % is set. You can leave this page: it goes on without you.`;
}

function partItem({ title, state, share, problem }: PartRecord): Piece {
  return html`<li class=${state}>
    <span>${title}</span>
    <span class="quiet">${stateText(state, share)}</span>
    ${problem !== null && html`<p class="problem" role="alert">${problem}</p>`}
  </li>`;
}

function stateText(state: PartRecord['state'], share: PartRecord['share']): string {
  if (state === 'running') return share === null ? 'now' : `${share.done} of ${share.of}`;
  return { waiting: 'later', done: 'done', failed: 'failed' }[state];
}
