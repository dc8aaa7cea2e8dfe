import type { ProductData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, emptyState, pageHead } from '../admin-page.ts';
import { printAmount, printCount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import type { ProductPage } from './find-products.ts';
import { pictureAddress } from './picture-address.ts';

/** The products as a grid of pictures. */
export function productsPage(context: AdminContext, text: string, page: ProductPage): string {
  const { base } = context;
  return adminPage({
    context,
    title: 'Products',
    section: 'products',
    body: html`<div class="page wide">
      ${pageHead({ title: 'Products' })}
      <section class="card flush search-card" aria-label="Search products">
        <form class="filters" action=${`${base}/products`}>
          <div class="field search">
            <label for="query">Search</label>
            <input id="query" name="query" type="search" value=${text} placeholder="Title, type, vendor or SKU" />
          </div>
          <button>Search</button>
        </form>
      </section>
      ${
        page.products.length === 0
          ? html`<section class="card" aria-label="Products">${emptyState({
              icon: 'products',
              title: text === '' ? 'No products yet' : 'No product matches',
              text: text === '' ? 'Products of this shop will be listed here.' : 'Try a part of the title.',
            })}</section>`
          : html`<ul class="tiles">${page.products.map((product) => tile(context, product, page.stock))}</ul>`
      }
      ${
        page.next !== null &&
        html`<nav class="pager" aria-label="Pages">
          <a class="button" rel="next" href=${`${base}/products?${new URLSearchParams({ query: text, after: page.next })}`}>Next page</a>
        </nav>`
      }
    </div>`,
  });
}

function tile({ base, shop }: AdminContext, product: ProductData, stock: Map<string, number>): Piece {
  const units = product.variants.reduce((sum, variant) => sum + (stock.get(variant.id) ?? 0), 0);
  return html`<li>
    <a class="tile" href=${`${base}/products/${product.id}`}>
      <img src=${pictureAddress(product.id, product.variants[0]?.title ?? null)} alt="" width="200" height="200" loading="lazy" />
      <div>
        <h2>${product.title}</h2>
        <p class="quiet small">${priceRange(product, shop.currency)}</p>
        <p class="quiet small">${product.variants.length > 1 && `${printCount(product.variants.length, 'variant')}, `}${printCount(units, 'unit')}</p>
      </div>
    </a>
  </li>`;
}

/** "€28.00" or "€24.00 – €50.00". */
export function priceRange(product: ProductData, currency: string): string {
  const prices = product.variants.map((variant) => variant.price).sort((a, b) => Number(a) - Number(b));
  const low = prices[0] ?? '0';
  const high = prices.at(-1) ?? low;
  return low === high
    ? printAmount(low, currency)
    : `${printAmount(low, currency)} – ${printAmount(high, currency)}`;
}
