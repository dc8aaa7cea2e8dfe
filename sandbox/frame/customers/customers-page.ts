import type { CustomerData } from '../../domain/types.ts';
import type { AdminContext } from '../admin-context.ts';
import { adminPage, emptyState, noticeOf, pageHead } from '../admin-page.ts';
import { printCount } from '../amounts.ts';
import { html, type Piece } from '../html.ts';
import { countryName, customerName, languageName, marketingTexts } from './customer-texts.ts';
import type { CustomerPage } from './find-customers.ts';

export function customersPage(context: AdminContext, text: string, page: CustomerPage): string {
  const { base } = context;
  return adminPage({
    context,
    title: 'Customers',
    section: 'customers',
    body: html`<div class="page wide">
      ${pageHead({ title: 'Customers' })}
      ${noticeOf(context)}
      <section class="card flush" aria-label="Customers">
        <form class="filters" action=${`${base}/customers`}>
          <div class="field search">
            <label for="query">Search</label>
            <input id="query" name="query" type="search" value=${text} placeholder="Name or e-mail" />
          </div>
          <button>Search</button>
        </form>
        ${page.customers.length === 0 ? nobody(base, text) : customerTable(base, page)}
        ${
          page.next !== null &&
          html`<nav class="pager" aria-label="Pages">
            <a class="button" rel="next" href=${`${base}/customers?${new URLSearchParams({ query: text, after: page.next })}`}>Next page</a>
          </nav>`
        }
      </section>
    </div>`,
  });
}

function nobody(base: string, text: string): Piece {
  return emptyState(
    text === ''
      ? { icon: 'customers', title: 'No customers yet', text: 'People who buy here will be listed.' }
      : {
          icon: 'search',
          title: 'Nobody matches',
          text: 'Try a part of the name or of the e-mail address.',
          action: html`<a class="button" href=${`${base}/customers`}>Show all customers</a>`,
        },
  );
}

function customerTable(base: string, page: CustomerPage): Piece {
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col" class="end">Orders</th>
        <th scope="col">E-mail</th>
        <th scope="col">Marketing</th>
        <th scope="col">Country</th>
        <th scope="col">Language</th>
      </tr>
    </thead>
    <tbody>
      ${page.customers.map(
        (customer) => html`<tr>
          <td><a class="key" href=${`${base}/customers/${customer.id}`}>${customerName(customer)}</a></td>
          <td class="end nowrap">${printCount(page.orderCounts.get(customer.id) ?? 0, 'order')}</td>
          <td class="full quiet">${customer.email ?? 'No e-mail'}</td>
          <td>${marketingBadge(customer)}</td>
          <td>${customer.address === null ? '' : countryName(customer.address.countryCode)}</td>
          <td class="away">${languageName(customer.locale)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

export function marketingBadge(customer: CustomerData): Piece {
  const [text, tone] = marketingTexts[customer.marketing];
  return html`<span class=${`badge ${tone}`.trim()}>${text}</span>`;
}
