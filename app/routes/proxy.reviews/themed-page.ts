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

/** As the theme's blocks look; the colours are the layout's own. */
const css = `
.afterglow-reviews { max-inline-size: 60rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
.afterglow-reviews { --afterglow-soft: color-mix(in srgb, currentColor 16%, transparent); display: grid; gap: 1.75rem; scroll-margin-block-start: 5rem; line-height: 1.5; grid-template-columns: minmax(0, 1fr); }
.afterglow-reviews :is(h2, h3, p, ul, ol, dl, dd) { margin: 0; }
.afterglow-reviews [dir='auto'] { text-align: -webkit-match-parent; text-align: match-parent; }
.afterglow-reviews h3 { font-size: 1.05em; line-height: 1.35; }
.afterglow-reviews :is(ul, ol) { padding: 0; list-style: none; }
.afterglow-reviews-sum { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; align-items: start; }
.afterglow-reviews-average { display: grid; gap: 0.25rem; justify-items: start; }
.afterglow-reviews-average .afterglow-stars { font-size: 1.3em; }
.afterglow-reviews-average b { font-size: 2.75rem; line-height: 1.1; }
.afterglow-reviews-bars { display: grid; gap: 0.25rem; flex: 1 1 16rem; max-inline-size: 26rem; }
.afterglow-reviews-bars li { display: grid; grid-template-columns: minmax(5.5em, auto) 1fr 3em; gap: 0.75rem; align-items: center; min-block-size: 1.5rem; }
.afterglow-reviews-bar { display: block; block-size: 0.5rem; border-radius: 0.25rem; background: var(--afterglow-star-empty, var(--afterglow-soft)); overflow: hidden; }
.afterglow-reviews-bar span { display: block; block-size: 100%; background: var(--afterglow-star, #b45309); }
.afterglow-reviews a { color: inherit; text-underline-offset: 0.2em; }
.afterglow-reviews-bars [aria-current] { font-weight: 700; }
.afterglow-reviews-attribute { display: grid; gap: 0.5rem; flex: 1 1 18rem; max-inline-size: 24rem; align-content: start; }
.afterglow-reviews-attribute .afterglow-reviews-bars { flex: none; }
.afterglow-reviews-attribute .afterglow-reviews-bars li { grid-template-columns: minmax(7.5em, auto) 1fr 3em; }
.afterglow-reviews-tools { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: end; justify-content: space-between; }
.afterglow-reviews-tools :is(nav, form) { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; }
.afterglow-reviews-tools nav a { display: inline-flex; align-items: center; padding: 0 0.9em; min-block-size: 2.5rem; border: 1px solid var(--afterglow-soft); border-radius: 1.25rem; text-decoration: none; }
.afterglow-reviews-tools nav [aria-current] { border-color: currentColor; box-shadow: inset 0 0 0 1px; }
.afterglow-reviews label { display: grid; gap: 0.25rem; font-size: 0.9em; }
.afterglow-reviews :is(input:not([type='hidden']), select, textarea) { box-sizing: border-box; min-block-size: 2.5rem; max-inline-size: 100%; padding: 0.4em 0.7em; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 0.4rem; background: transparent; color: inherit; font: inherit; }
.afterglow-reviews option { color: #111; background: #fff; }
.afterglow-reviews button { min-block-size: 2.5rem; padding: 0.3em 1em; border: 1px solid var(--afterglow-accent, currentColor); border-radius: 1.25rem; background: transparent; color: var(--afterglow-accent, inherit); font: inherit; cursor: pointer; }
.afterglow-reviews button:disabled { opacity: 0.6; cursor: default; }
.afterglow-reviews button[aria-pressed='true'] { box-shadow: inset 0 0 0 1px; opacity: 1; font-weight: 600; }
.afterglow-reviews [data-afterglow-results] { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.afterglow-reviews-tools label:has([type='search']) { flex: 1 1 12rem; }
.afterglow-reviews-list { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.afterglow-reviews article { display: grid; gap: 0.6rem; align-content: start; overflow-wrap: anywhere; }
.afterglow-reviews-list article { padding-block-start: 1.5rem; border-block-start: 1px solid var(--afterglow-soft); max-inline-size: 48rem; scroll-margin-block-start: 5rem; }
.afterglow-reviews-head { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.afterglow-reviews-head time, .afterglow-reviews-quiet { opacity: 0.8; }
.afterglow-reviews-labels { display: flex; flex-wrap: wrap; gap: 0.4rem; font-size: 0.85em; }
.afterglow-reviews-labels:empty, .afterglow-reviews-status:empty { display: none; }
.afterglow-reviews-labels span { padding: 0.1em 0.65em; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 1em; }
.afterglow-reviews-facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font-size: 0.9em; }
.afterglow-reviews-facts div { display: flex; gap: 0.4em; }
.afterglow-reviews-facts dd { font-weight: 600; }
.afterglow-reviews-media { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.afterglow-reviews-media a { position: relative; display: grid; place-items: center; min-inline-size: 6rem; min-block-size: 6rem; border-radius: 0.4rem; overflow: hidden; background: var(--afterglow-soft); }
.afterglow-reviews-media img { display: block; inline-size: 6rem; block-size: 6rem; object-fit: cover; border-radius: 0; }
.afterglow-reviews-play { position: absolute; inset: 0; margin: auto; inline-size: 2rem; block-size: 2rem; border-radius: 50%; background: rgb(0 0 0 / 65%); }
.afterglow-reviews-play::after { content: ''; position: absolute; inset: 0; margin: auto; inline-size: 0; block-size: 0; border-block: 0.45rem solid transparent; border-inline-start: 0.7rem solid #fff; direction: ltr; }
.afterglow-reviews-reply { display: grid; gap: 0.35rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--afterglow-soft); }
.afterglow-reviews-foot { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; font-size: 0.9em; }
.afterglow-reviews-foot form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; }
.afterglow-reviews summary { display: inline-flex; align-items: center; min-block-size: 2.5rem; cursor: pointer; text-decoration: underline; text-underline-offset: 0.2em; }
.afterglow-reviews-foot details[open] { flex-basis: 100%; }
.afterglow-reviews-how ul { display: grid; gap: 0.5rem; max-inline-size: 48rem; padding-block-start: 0.5rem; padding-inline-start: 1.25rem; list-style: disc; }
.afterglow-reviews-said { padding: 0.6rem 1rem; border: 1px solid; border-radius: 0.4rem; scroll-margin-block-start: 6rem; }
.afterglow-reviews-said:not(:target) { display: none; }
.afterglow-reviews [aria-busy='true'] { opacity: 0.6; }
.afterglow-stars { position: relative; display: inline-block; flex: none; line-height: 1; white-space: nowrap; font-family: system-ui, sans-serif; }
.afterglow-stars-full { position: absolute; inset-block: 0; inset-inline-start: 0; overflow: hidden; color: var(--afterglow-star, #b45309); }
.afterglow-stars-empty { color: var(--afterglow-star-empty, color-mix(in srgb, currentColor 24%, transparent)); }
.afterglow-reviews-pager { display: flex; flex-wrap: wrap; gap: 1.5rem; }
`;
