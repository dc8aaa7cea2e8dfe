import type { ProductData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, pageHead } from '../admin-page.ts';
import { printAmount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { pictureAddress } from './picture-address.ts';

export interface ProductView {
  product: ProductData;
  stock: Map<string, number>;
  collections: string[];
}

export function productPage(context: AdminContext, { product, stock, collections }: ProductView): string {
  const { base } = context;
  const entry = (label: string, value: Piece) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const badges = (texts: string[]) =>
    texts.length === 0
      ? 'None'
      : html`<span class="row">${texts.map((text) => html`<span class="badge">${text}</span>`)}</span>`;
  return adminPage({
    context,
    title: product.title,
    section: 'products',
    body: html`<div class="page">
      ${pageHead({
        title: product.title,
        back: `${base}/products`,
        badges:
          product.status === 'ACTIVE'
            ? html`<span class="badge good">Active</span>`
            : html`<span class="badge">${product.status === 'DRAFT' ? 'Draft' : 'Archived'}</span>`,
      })}
      <div class="columns">
        <div>
          ${variantTable(context, product, stock)}
        </div>
        <aside aria-label="About this product">
          <section class="card flush">
            <img src=${pictureAddress(product.id, product.variants[0]?.title ?? null)} alt=${product.image?.altText || product.title} width="600" height="600" />
          </section>
          <section class="card stack" aria-labelledby="organisation">
            <h2 id="organisation">Organisation</h2>
            <dl class="facts">
              ${entry('Type', product.type || 'None')} ${entry('Vendor', product.vendor)}
              ${entry('Collections', badges(collections))} ${entry('Tags', badges(product.tags))}
            </dl>
          </section>
        </aside>
      </div>
    </div>`,
  });
}

function variantTable({ shop }: AdminContext, product: ProductData, stock: Map<string, number>): Piece {
  return html`<section class="card flush" aria-label="Variants">
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">Variant</th>
                  <th scope="col" class="end">Price</th>
                  <th scope="col">SKU</th>
                  <th scope="col" class="end">Available</th>
                </tr>
              </thead>
              <tbody>
                ${product.variants.map(
                  (variant) => html`<tr>
                    <td class="product">
                      <img class="thumb" src=${pictureAddress(product.id, variant.title)} alt="" width="40" height="40" loading="lazy" />
                      ${variant.title === 'Default Title' ? product.title : variant.title}
                    </td>
                    <td class="end">${printAmount(variant.price, shop.currency)}</td>
                    <td class="quiet">${variant.sku}</td>
                    <td class="end">${stock.get(variant.id) ?? 0} <span class="quiet">in stock</span></td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </section>`;
}
