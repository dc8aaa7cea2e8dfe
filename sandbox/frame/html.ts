import htm from 'htm';
import { type ComponentChildren, Fragment, h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A piece of a page. Every value put into it is escaped. */
export type Piece = ComponentChildren;

/** Tagged template for markup: what Preact renders, without a build step. */
export const html: (strings: TemplateStringsArray, ...values: unknown[]) => VNode | VNode[] = htm.bind(h);

/** The whole document for one page. */
export function renderDocument(page: { title: string; head?: Piece; body: Piece }): string {
  const tree = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>${page.title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <link rel="icon" href="/frame/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/frame/frame.css" />
      ${page.head}
    </head>
    <body>${page.body}</body>
  </html>`;
  return `<!doctype html>${renderToString(h(Fragment, null, tree))}`;
}

/** A piece as text, for pages that are put together elsewhere. */
export const renderPiece = (piece: Piece): string => renderToString(h(Fragment, null, piece));
