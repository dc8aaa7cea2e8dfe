import { paletteFor, textNumber } from './colours.ts';
import { homeShapes, type Shape } from './home-shapes.ts';
import { outdoorShapes } from './outdoor-shapes.ts';

export interface PictureOf {
  title: string;
  productType: string;
  /** A colour of the option "Colour"; an unknown one is drawn in a colour taken from the title. */
  colour: string | null;
}

const shapes: Record<string, Shape> = { ...homeShapes, ...outdoorShapes };

const parcel: Shape = (p) =>
  `<path d="M150 250l150-60l150 60v160l-150 60l-150-60z" fill="${p.main}"/><path d="M150 250l150 60v160l-150-60z" fill="${p.light}"/>
<path d="M150 250l150-60l150 60l-150 60z" fill="${p.dark}"/><path d="M225 220l150 60v60" fill="none" stroke="#f7f2e8" stroke-width="14"/>`;

/** A deterministic picture (SVG text, 600 × 600) of a product: its type gives the object, its title the backdrop. */
export function drawProduct(of: PictureOf): string {
  const p = paletteFor(of.colour, of.title);
  const number = textNumber(of.title);
  const turn = (number >>> 9) % 360;
  const sunX = 120 + ((number >>> 3) % 360);
  const sunY = 110 + ((number >>> 7) % 120);
  const shape = shapes[of.productType] ?? parcel;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">
<defs><linearGradient id="b" gradientTransform="rotate(${turn % 90})"><stop offset="0" stop-color="${p.backdrop}"/><stop offset="1" stop-color="${p.floor}"/></linearGradient></defs>
<rect width="600" height="600" fill="url(#b)"/><circle cx="${sunX}" cy="${sunY}" r="${150 + (number % 60)}" fill="#fff" opacity=".35"/>
<rect y="470" width="600" height="130" fill="${p.floor}"/><ellipse cx="300" cy="478" rx="190" ry="20" fill="${p.deep}" opacity=".22"/>
${shape(p)}
</svg>`;
}

/** Every product type that has a drawing of its own; others get a parcel. */
export const drawnTypes: readonly string[] = Object.keys(shapes);
