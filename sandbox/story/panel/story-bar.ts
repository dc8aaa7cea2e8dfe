import { html, type Piece } from '../../frame/html.ts';
import { nextStep, type Story } from '../read-story.ts';
import { stripRows } from '../strip-texts.ts';

/** The story in the sandbox bar: the strip, how far it is, and the next step as a button. */
export function storyBar(handle: string, story: Story): Piece {
  return html`<div class="story-line" data-story>${storyLine(handle, story)}</div>`;
}

/** What of it changes while a page is open. */
export function storyLine(handle: string, story: Story): Piece {
  const next = nextStep(story);
  const { steps } = story;
  return html`
    <dl class="strip">${stripRows(story).map(
      ({ name, before, after, about }) =>
        html`<div title=${about}><dt>${name}</dt><dd>${
          before === after
            ? after
            : html`<span class="was">${before}</span><span aria-hidden="true"> → </span><span class="hidden"> now </span><strong>${after}</strong>`
        }</dd></div>`,
    )}</dl>
    <div class="next">
      <a href="/#story">${next === null ? 'The story is told' : `Story: step ${next.number} of ${steps.length}`}</a>
      ${
        next !== null &&
        html`<form method="post" action=${`/sandbox/${handle}/story/step/${next.number}`}>
          <button><span class="quiet">next: </span>${next.title}</button>
        </form>`
      }
    </div>`;
}
