import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';

export interface ShopperPage {
  readonly language: Language;
  readonly title: string;
  /** HTML; whatever people wrote in it is escaped. */
  readonly body: string;
  readonly status?: number;
  /** What search engines may find and read (JSON-LD, which no browser runs); without it, they are asked to stay away. */
  readonly data?: object;
  /** Address of one of ours at the storefront; no other runs. The page is whole without it. */
  readonly script?: string;
}

/** A page of ours at the shop's own address: a plain document without scripts, whichever theme surrounds it. */
export function shopperPage({ language, title, body, status = 200, data, script }: ShopperPage): Response {
  const html = `<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${data === undefined ? '<meta name="robots" content="noindex">' : ''}<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title><style>${css}</style>${data === undefined ? '' : structured(data)}</head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main>${script === undefined ? '' : `<script src="${escapeHtml(script)}"></script>`}</body></html>
`;
  const scriptSource = script === undefined ? '' : "script-src 'self'; connect-src 'self'; ";
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // The address holds a token.
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': `default-src 'none'; ${scriptSource}style-src 'unsafe-inline'; img-src https: http: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'`,
    },
  });
}

/** No text in it can end its element. */
const structured = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`;

export const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

/** `href` is an address of ours. */
export const link = (href: string, text: string) =>
  `<p><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;

const css = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--quiet:#595959;--edge:#767676;--line:#d5d5d5;--note:#f2f2f2;--fault:#8e1f0b;--ring:#0b57d0;--star:#b45309}
@media (prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#ededeb;--quiet:#b4b4b0;--edge:#8f8f8b;--line:#3c3d40;--note:#26282b;--fault:#ff9d8a;--ring:#8ab4f8;--star:#f0a34a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-inline-size:40rem;margin-inline:auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin-block:0 1rem}
h2{font-size:1.125rem;margin-block:0}
h3{font-size:1rem;margin-block:1rem .25rem}
section,form{margin-block:1.5rem}
ul{margin-block:.5rem;padding-inline-start:1.25rem}
li{margin-block:.25rem}
a{color:inherit}
main>p>a{display:inline-block;padding-block:.625rem}
li>a{display:block;padding-block:.625rem}
.notice li{margin:0}
select{font:inherit;color:inherit;min-block-size:2.75rem;max-inline-size:100%;padding:.375rem .625rem;border:1px solid var(--edge);border-radius:.375rem;background:var(--paper)}
.product{border-block-start:1px solid var(--line);padding-block:1.5rem;margin-block-end:0}
.head{display:flex;gap:1rem;align-items:center;margin-block-end:1rem}
.head img{inline-size:4rem;block-size:4rem;flex:none;object-fit:cover;border-radius:.375rem;background:var(--note)}
.soft{color:var(--quiet);margin-block:.125rem 0}
fieldset{border:0;margin:0 0 1rem;padding:0;min-inline-size:0}
legend,.label{display:block;font-weight:600;padding:0;margin-block-end:.25rem}
legend .soft,.label .soft{font-weight:400}
.label+.soft{margin-block-end:.375rem}
.stars{display:flex;flex-wrap:wrap;gap:.5rem}
.stars label{display:inline-flex;align-items:center;gap:.375rem;min-block-size:2.75rem;padding:.375rem .75rem;border:1px solid var(--edge);border-radius:.375rem;cursor:pointer}
.stars label:has(:checked),.rating label:has(:checked){border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.rating{display:grid;grid-template-columns:repeat(5,minmax(0,4.5rem));gap:.5rem}
.rating label{position:relative;display:grid;justify-items:center;align-content:center;min-block-size:3.75rem;border:1px solid var(--edge);border-radius:.375rem;line-height:1.2;cursor:pointer}
.star{font-size:1.625rem;line-height:1;color:var(--edge)}
@supports selector(:has(*)){
.rating input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.rating label:has(:checked) .star,.rating label:has(~ label :checked) .star{color:var(--star)}
.rating label:has(:focus-visible){outline:3px solid var(--ring);outline-offset:2px}
form:not(:has([name=name-as][value=other]:checked)) .other{display:none}
}
@media (forced-colors:active){.rating label:has(:checked){background:Highlight;color:HighlightText;forced-color-adjust:none}.rating label:has(:checked) .star{color:inherit}}
input[type=text],input[type=email],textarea{display:block;inline-size:100%;min-block-size:2.75rem;font:inherit;color:inherit;padding:.5rem .625rem;border:1px solid var(--edge);border-radius:.375rem;background:var(--paper)}
textarea{min-block-size:7rem;resize:vertical}
dl{margin-block:0 1.5rem}
dd{margin:0 0 .75rem;white-space:pre-wrap}
.field{margin-block-end:1rem}
.fault{color:var(--fault);margin-block:.25rem 0}
[aria-invalid=true]{border-color:var(--fault)!important}
.choices{display:grid;gap:.5rem;margin-block:.5rem 1rem}
.choices label{display:flex;align-items:center;gap:.625rem;min-block-size:2.75rem;padding:.375rem .75rem;border:1px solid var(--edge);border-radius:.375rem;cursor:pointer}
.choices input,.stars input{inline-size:1.125rem;block-size:1.125rem;flex:none;margin:0}
.choices img{inline-size:4rem;block-size:4rem;object-fit:cover;border-radius:.25rem;background:var(--note)}
input[type=file]{display:block;inline-size:100%;font:inherit;padding:.5rem .625rem;border:1px solid var(--edge);border-radius:.375rem}
input[type=file]::file-selector-button{font:inherit;font-weight:600;margin-inline-end:.75rem;padding:.25rem .75rem;border:0;border-radius:.25rem;background:var(--line);color:inherit}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.said{white-space:pre-wrap}
.reply{border-inline-start:3px solid var(--line);padding-inline-start:1rem;margin-block:1rem}
.reply p{margin-block:.25rem}
details{margin-block:.75rem}
summary{cursor:pointer;padding-block:.625rem;font-weight:600}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-block-end:1.5rem}
button{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.5rem 1.25rem;border:0;border-radius:.375rem;background:var(--ink);color:var(--paper);cursor:pointer}
button.plain{background:none;color:inherit;box-shadow:inset 0 0 0 1px var(--ink)}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px}
.notice{border-inline-start:4px solid var(--ink);background:var(--note);padding:.75rem 1rem;margin-block:0 1.5rem}
.notice p{margin:0}
.notice p+p{margin-block-start:.5rem}
.notice[role=alert]{border-color:var(--fault)}
`;
