/** What Shopify would take for its own language in a text is no more than a text. */
const asText = (html: string): string => html.replace(/\{(?=[{%])/g, '&#123;');

/**
 * A page that Shopify prints within the shop's own layout. It reads the answer as Liquid, so nothing in it may look like
 * that, whatever people wrote.
 */
export function themedPage(body: string, status = 200): Response {
  return new Response(`<style>${css}</style>\n${asText(body)}`, {
    status,
    headers: { 'Content-Type': 'application/liquid; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** A part of one, for a script of ours. */
export const htmlPart = (body: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });

/** As the theme's blocks look, rule by rule; the colours are the layout's own. */
const css = `
.afterglow-reviews { --afterglow-soft: color-mix(in srgb, currentColor 16%, transparent); --afterglow-line: color-mix(in srgb, currentColor 45%, transparent); display: grid; gap: 28px; scroll-margin-block-start: 80px; line-height: 1.5; grid-template-columns: minmax(0, 1fr); }
.afterglow-reviews, .afterglow-reviews * { box-sizing: border-box; }
.afterglow-reviews :is(h1, h2, h3, p, ul, ol, li, dl, dt, dd, form, nav, details, article) { margin: 0; }
.afterglow-reviews :is(ul, ol, li, nav, details, article) { padding: 0; border: 0; background: none; list-style: none; }
.afterglow-reviews :is(h1, h2, h3, p, a, b, dt, dd, span, time, label, button, summary, li) { unicode-bidi: plaintext; }
.afterglow-reviews .afterglow-stars span { unicode-bidi: normal; }
.afterglow-reviews :is(h1, h2, h3, p, dt, dd, label, li) { text-align: -webkit-match-parent; text-align: match-parent; }
:where(.afterglow-reviews :focus-visible) { outline: 2px solid currentColor; outline-offset: 2px; }
.afterglow-reviews a { color: inherit; text-decoration: underline; text-underline-offset: 0.2em; }
.afterglow-reviews :is(p, .afterglow-reviews-average) > a { display: inline-flex; align-items: center; min-block-size: 44px; }
.afterglow-reviews h3, .afterglow-reviews-attribute h2 { font-size: 1.05em; line-height: 1.35; }
.afterglow-reviews-attribute h2 { font-family: inherit; font-weight: 600; letter-spacing: inherit; }
.afterglow-reviews-sum { display: flex; flex-wrap: wrap; gap: 24px 48px; align-items: start; }
.afterglow-reviews-average { display: grid; gap: 4px; justify-items: start; }
.afterglow-reviews-average .afterglow-stars { font-size: calc(1.3 * var(--afterglow-star-size, 1em)); }
.afterglow-reviews-average b { font-size: 2.75em; line-height: 1.1; }
.afterglow-reviews-bars { display: grid; gap: 4px; flex: 1 1 16em; max-inline-size: 26em; }
.afterglow-reviews-bars li { display: grid; grid-template-columns: minmax(5.5em, auto) 1fr minmax(3em, auto); gap: 12px; align-items: center; min-block-size: 24px; }
.afterglow-reviews-bars a { display: flex; align-items: center; align-self: stretch; }
.afterglow-reviews-bar { display: block; block-size: 8px; border-radius: 4px; background: var(--afterglow-star-empty, var(--afterglow-soft)); overflow: hidden; }
.afterglow-reviews-bar span { display: block; block-size: 100%; background: var(--afterglow-star, #b45309); }
.afterglow-reviews-bars [aria-current] { font-weight: 700; }
.afterglow-reviews-attribute { display: grid; gap: 8px; flex: 1 1 18em; max-inline-size: 24em; align-content: start; }
.afterglow-reviews-attribute .afterglow-reviews-bars { flex: none; }
.afterglow-reviews-attribute .afterglow-reviews-bars li { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) 3em; white-space: nowrap; }
.afterglow-reviews-attribute .afterglow-reviews-bars li > :first-child { white-space: normal; overflow-wrap: anywhere; }
.afterglow-reviews-tools { display: flex; flex-wrap: wrap; gap: 16px 32px; align-items: end; justify-content: space-between; }
.afterglow-reviews-tools :is(nav, form) { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
.afterglow-reviews-tools nav a { display: inline-flex; align-items: center; padding: 0 0.9em; min-block-size: 44px; min-inline-size: 44px; justify-content: center; border: 1px solid var(--afterglow-line); border-radius: 22px; text-decoration: none; }
.afterglow-reviews-tools nav [aria-current] { border-color: currentColor; box-shadow: inset 0 0 0 1px; }
.afterglow-reviews label { display: grid; grid-template-columns: minmax(0, auto); gap: 4px; max-inline-size: 100%; margin: 0; font-size: 0.9em; text-transform: none; }
.afterglow-reviews :is(input:not([type='hidden']), select, textarea) { inline-size: auto; block-size: auto; min-block-size: 44px; max-inline-size: 100%; margin: 0; padding: 0.4em 0.7em; border: 1px solid var(--afterglow-line); border-radius: 6px; background: transparent; color: inherit; font: inherit; font-size: max(16px, 1em); }
.afterglow-reviews select { appearance: auto; }
.afterglow-reviews option { color: #111; background: #fff; }
.afterglow-reviews button { inline-size: auto; min-block-size: 44px; margin: 0; padding: 0.3em 1em; border: 1px solid var(--afterglow-accent, currentColor); border-radius: 22px; background: transparent; color: var(--afterglow-accent, inherit); font: inherit; letter-spacing: inherit; text-transform: none; box-shadow: none; cursor: pointer; }
.afterglow-reviews button:disabled { opacity: 0.6; cursor: default; }
.afterglow-reviews button[aria-pressed='true'] { box-shadow: inset 0 0 0 1px; opacity: 1; font-weight: 600; }
.afterglow-reviews [data-afterglow-results] { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.afterglow-reviews-tools label:has([type='search']) { flex: 1 1 12em; }
.afterglow-reviews-list { display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr); }
.afterglow-reviews article { display: grid; gap: 10px; align-content: start; overflow-wrap: anywhere; }
.afterglow-reviews-list article { padding-block-start: 24px; border-block-start: 1px solid var(--afterglow-soft); max-inline-size: 48em; scroll-margin-block-start: 80px; }
.afterglow-reviews-head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
.afterglow-reviews-head time, .afterglow-reviews-quiet { opacity: 0.8; }
.afterglow-reviews-labels { display: flex; flex-wrap: wrap; gap: 6px; font-size: 0.85em; }
.afterglow-reviews-labels:empty, .afterglow-reviews-status:empty { display: none; }
.afterglow-reviews-labels span { padding: 0.1em 0.65em; border: 1px solid var(--afterglow-line); border-radius: 1em; }
.afterglow-reviews-facts { display: flex; flex-wrap: wrap; gap: 4px 24px; font-size: 0.9em; }
.afterglow-reviews-facts div { display: flex; flex-wrap: wrap; gap: 0 0.4em; }
.afterglow-reviews-facts dd { font-weight: 600; }
.afterglow-reviews-media { display: flex; flex-wrap: wrap; gap: 8px; }
.afterglow-reviews-media a { position: relative; display: grid; place-items: center; min-inline-size: 96px; min-block-size: 96px; border-radius: 6px; overflow: hidden; background: var(--afterglow-soft); }
.afterglow-reviews-media img { display: block; inline-size: 96px; block-size: 96px; max-inline-size: none; margin: 0; object-fit: cover; border-radius: 0; }
.afterglow-reviews-play { position: absolute; inset: 0; margin: auto; inline-size: 32px; block-size: 32px; border-radius: 50%; background: rgb(0 0 0 / 65%); }
.afterglow-reviews-play::after { content: ''; position: absolute; inset: 0; margin: auto; inline-size: 0; block-size: 0; border-block: 7px solid transparent; border-inline-start: 11px solid #fff; direction: ltr; }
.afterglow-reviews-reply { display: grid; gap: 6px; padding-inline-start: 16px; border-inline-start: 3px solid var(--afterglow-soft); }
.afterglow-reviews-foot { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; font-size: 0.9em; }
.afterglow-reviews-foot form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
.afterglow-reviews summary { display: inline-flex; align-items: center; min-block-size: 44px; min-inline-size: 44px; padding: 0; cursor: pointer; text-decoration: underline; text-underline-offset: 0.2em; }
.afterglow-reviews summary::after { content: ''; flex: none; inline-size: 0.4em; block-size: 0.4em; margin-inline: 0.6em 0.2em; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: translateY(-0.15em) rotate(45deg); }
.afterglow-reviews details[open] > summary::after { transform: translateY(0.1em) rotate(225deg); }
.afterglow-reviews form [role='status'] { align-self: center; }
.afterglow-reviews-foot details[open] { flex-basis: 100%; }
.afterglow-reviews-how ul { display: grid; gap: 8px; max-inline-size: 48em; padding-block-start: 8px; padding-inline-start: 20px; }
.afterglow-reviews-how li { list-style: disc; }
.afterglow-reviews-said { padding: 10px 16px; border: 1px solid; border-radius: 6px; scroll-margin-block-start: 96px; }
.afterglow-reviews-said:not(:target) { display: none; }
.afterglow-reviews .afterglow-reviews-pager { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
.afterglow-reviews-pager > a { padding: 0 1.2em; border: 1px solid var(--afterglow-accent, currentColor); border-radius: 22px; color: var(--afterglow-accent, inherit); text-decoration: none; }
.afterglow-reviews [aria-busy='true'] { opacity: 0.6; }
@media (pointer: coarse) {
  .afterglow-reviews-sum > .afterglow-reviews-bars li { min-block-size: 44px; }
}
@media (forced-colors: active) {
  .afterglow-reviews-bar span { background: CanvasText; forced-color-adjust: none; }
  .afterglow-reviews-tools nav [aria-current] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  .afterglow-reviews-play { forced-color-adjust: none; }
}
.afterglow-stars { position: relative; display: inline-block; flex: none; font: 400 var(--afterglow-star-size, 1em) / 1 system-ui, sans-serif; letter-spacing: normal; white-space: nowrap; }
.afterglow-stars span::before { content: var(--afterglow-star-shape, '★★★★★'); }
.afterglow-stars-full { position: absolute; inset-block: 0; inset-inline-start: 0; overflow: hidden; color: var(--afterglow-star, #b45309); }
.afterglow-stars-empty { color: var(--afterglow-star-empty, color-mix(in srgb, currentColor 24%, transparent)); }
@media (forced-colors: active) {
  .afterglow-stars span { forced-color-adjust: none; }
  .afterglow-stars-full { color: CanvasText; }
  .afterglow-stars-empty { color: GrayText; }
}
.afterglow-reviews-page { max-inline-size: 960px; margin-inline: auto; padding: 24px 16px 64px; }
`;
