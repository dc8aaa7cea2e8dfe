import type { LineData, OrderData } from '../../domain/types.ts';
import { minor } from '../../money/amount.ts';
import { lineMoney } from '../../money/order-lines.ts';
import { unitsValue } from '../../money/units.ts';
import { html, type Piece } from '../html.ts';
import { pictureOf } from '../products/picture-address.ts';
import { printMinor } from './order-money.ts';

type Named = Pick<LineData, 'productId' | 'title' | 'variantTitle' | 'sku'>;

/** The picture, name and SKU of a line. */
export function lineName(base: string, line: Named): Piece {
  const title =
    line.productId === null
      ? line.title
      : html`<a href=${`${base}/products/${line.productId}`}>${line.title}</a>`;
  return html`<span>
    ${title}
    <span class="quiet small"><br />${[line.variantTitle, line.sku].filter(Boolean).join(' · ')}</span>
  </span>`;
}

export function linePicture(line: Named): Piece {
  return html`<img class="thumb" src=${pictureOf(line)} alt="" width="44" height="44" loading="lazy" />`;
}

/** `quantity` units of a line: picture, name, unit price and what these units came to. */
export function lineRow(base: string, order: OrderData, line: LineData, quantity: number): Piece {
  const money = lineMoney(order, line);
  const list = money.unitPrice * BigInt(quantity);
  const net = unitsValue(money.net, line.quantity, 0, quantity);
  return html`<div class="line">
    ${linePicture(line)}
    ${lineName(base, line)}
    <span class="end under quiet nowrap">${printMinor(order, money.unitPrice)} × ${quantity}</span>
    <span class="end nowrap">
      ${net !== list && html`<span class="quiet small struck"><span class="hidden">Before discount </span>${printMinor(order, list)}</span> `}
      ${printMinor(order, net)}
    </span>
  </div>`;
}

/** What one unit of the line was sold for, discounts taken off (the first unit where they differ by a cent). */
export function soldUnitPrice(order: OrderData, line: LineData): bigint {
  return line.quantity === 0
    ? minor(line.unitPrice, order.presentmentCurrency)
    : unitsValue(lineMoney(order, line).net, line.quantity, 0, 1);
}
