import { Img } from '@react-email/img';
import { Section as Block } from '@react-email/section';
import { Text } from '@react-email/text';
import { createElement as h, type ReactElement } from 'react';
import type { Look } from '../look/look.ts';
import { Cells, fixed } from './box.ts';
import type { Product } from './letter.ts';
import { squarePicture } from './square-picture.ts';
import { StarsOf } from './stars.ts';
import { smallStyle, textStyle } from './text-style.ts';

interface ProductsProps {
  readonly products: readonly Product[];
  readonly look: Look;
  readonly shown: number;
  more(products: number): string;
}

/** px */
const SIDE = 64;

export function ProductsOf({ products, look, shown, more }: ProductsProps): ReactElement {
  const rows = products.slice(0, shown);
  const left = products.length - rows.length;
  const pictures = rows.some((product) => product.imageUrl !== null);
  const small = { ...smallStyle(look), margin: 0 };
  return h(
    Block,
    { style: { ...fixed, margin: '16px 0 0' } },
    ...rows.map((product, index) => h(ProductOf, { key: index, product, pictures, look })),
    left > 0 && h(Text, { className: 'muted', style: { ...small, margin: '8px 0' } }, more(left)),
  );
}

interface ProductProps {
  readonly product: Product;
  /** Whether the list has a column for pictures. */
  readonly pictures: boolean;
  readonly look: Look;
}

function ProductOf({ product, pictures, look }: ProductProps): ReactElement {
  const { day } = look;
  const edge = { borderTop: `1px solid ${day.line}` };
  return h(
    Cells,
    { style: fixed },
    pictures &&
      h(
        'td',
        {
          className: 'line',
          width: SIDE,
          style: { ...edge, width: `${SIDE}px`, padding: '12px 16px 12px 0' },
        },
        h(PictureOf, { url: product.imageUrl, look }),
      ),
    h(
      'td',
      { className: 'line', style: { ...edge, padding: '12px 0', verticalAlign: 'middle' } },
      h(Text, { className: 'ink', style: { ...textStyle(look), margin: 0 } }, product.title),
      product.quantity !== null &&
        h(Text, { className: 'muted', style: { ...smallStyle(look), margin: 0 } }, product.quantity),
      product.stars.length > 0 && h(StarsOf, { stars: product.stars, look }),
    ),
  );
}

/** The name stands beside the picture, so it says nothing more; without one its place stays. */
function PictureOf({ url, look }: { readonly url: string | null; readonly look: Look }): ReactElement {
  const style = { backgroundColor: look.day.panel, borderRadius: '8px' };
  if (url === null)
    return h('div', { className: 'panel', style: { ...style, width: `${SIDE}px`, height: `${SIDE}px` } });
  return h(Img, {
    className: 'panel',
    src: squarePicture(url, SIDE * 2),
    width: SIDE,
    height: SIDE,
    alt: '',
    style: { ...style, objectFit: 'cover' },
  });
}
