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
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1a1a1a;font:1rem/1.5 system-ui,sans-serif}
main{max-inline-size:40rem;margin-inline:auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin-block:0 1rem}
h2{font-size:1.125rem;margin-block:0}
h3{font-size:1rem;margin-block:1rem .25rem}
section,form{margin-block:1.5rem}
ul{margin-block:.5rem;padding-inline-start:1.25rem}
li{margin-block:.25rem}
a{color:inherit}
select{font:inherit;color:inherit;min-block-size:2.75rem;max-inline-size:100%;padding:.375rem .625rem;border:1px solid #767676;border-radius:.375rem;background:#fff}
.product{border-block-start:1px solid #d5d5d5;padding-block:1.5rem}
.head{display:flex;gap:1rem;align-items:center;margin-block-end:1rem}
.head img{inline-size:4rem;block-size:4rem;object-fit:cover;border-radius:.375rem;background:#f2f2f2}
.soft{color:#595959;margin-block:.125rem 0}
fieldset{border:0;margin:0 0 1rem;padding:0}
legend,.label{display:block;font-weight:600;padding:0;margin-block-end:.25rem}
.stars{display:flex;flex-wrap:wrap;gap:.5rem}
.stars label{display:inline-flex;align-items:center;gap:.375rem;min-block-size:2.75rem;padding-inline:.75rem;border:1px solid #767676;border-radius:.375rem;cursor:pointer}
.stars label:has(:checked){border-color:#1a1a1a;box-shadow:inset 0 0 0 1px #1a1a1a}
input[type=text],input[type=email],textarea{display:block;inline-size:100%;font:inherit;color:inherit;padding:.5rem .625rem;border:1px solid #767676;border-radius:.375rem;background:#fff}
textarea{min-block-size:7rem;resize:vertical}
dl{margin-block:0 1.5rem}
dd{margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:anywhere}
.field{margin-block-end:1rem}
.fault{color:#8e1f0b;margin-block:.25rem 0}
[aria-invalid=true]{border-color:#8e1f0b}
.choices{display:grid;gap:.5rem;margin-block:.5rem 1rem}
.choices label{display:flex;align-items:center;gap:.625rem;min-block-size:2.75rem;padding:.375rem .75rem;border:1px solid #767676;border-radius:.375rem;cursor:pointer}
.choices input{inline-size:1.125rem;block-size:1.125rem;flex:none;margin:0}
.choices img{inline-size:4rem;block-size:4rem;object-fit:cover;border-radius:.25rem;background:#f2f2f2}
input[type=file]{display:block;inline-size:100%;font:inherit;padding:.5rem .625rem;border:1px solid #767676;border-radius:.375rem}
input[type=file]::file-selector-button{font:inherit;font-weight:600;margin-inline-end:.75rem;padding:.25rem .75rem;border:0;border-radius:.25rem;background:#e8e8e8;color:#1a1a1a}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.said{white-space:pre-wrap;overflow-wrap:anywhere}
details{margin-block:.75rem}
summary{cursor:pointer;padding-block:.625rem;font-weight:600}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-block-end:1.5rem}
button{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.5rem 1.25rem;border:0;border-radius:.375rem;background:#1a1a1a;color:#fff;cursor:pointer}
button.plain{background:#fff;color:#1a1a1a;box-shadow:inset 0 0 0 1px #1a1a1a}
:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
.notice{border-inline-start:4px solid #1a1a1a;background:#f4f4f4;padding:.75rem 1rem;margin-block:0 1.5rem}
.notice p{margin:0}
`;
