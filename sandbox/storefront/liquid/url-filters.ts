import { Drop, type Liquid } from 'liquidjs';
import { factsOf } from './page-facts.ts';
import { Strict } from './strict.ts';
import { namedArguments } from './text-filters.ts';
import { escapeHtml } from './translate.ts';

export interface Assets {
  /** where the browser loads a file of the assets folder from */
  address(file: string): string;
  /** what it says */
  text(file: string): string;
}

/** An address of a picture that still knows how large the picture is, for `image_tag`. */
class PictureAddress extends Drop {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;

  constructor(of: { url: string; width: number | null; height: number | null; alt: string }) {
    super();
    this.url = of.url;
    this.width = of.width;
    this.height = of.height;
    this.alt = of.alt;
  }

  override valueOf(): string {
    return this.url;
  }

  override toString(): string {
    return this.url;
  }
}

/** Addresses and the elements that use them. */
export function registerUrls(engine: Liquid, assets: Assets): void {
  engine.registerFilter('asset_url', (file: unknown) => assets.address(String(file)));
  engine.registerFilter('inline_asset_content', (file: unknown) => assets.text(String(file)));
  engine.registerFilter(
    'stylesheet_tag',
    (url: unknown) => `<link href="${escapeHtml(String(url))}" rel="stylesheet" type="text/css" media="all">`,
  );
  engine.registerFilter(
    'script_tag',
    (url: unknown) => `<script src="${escapeHtml(String(url))}" type="text/javascript"></script>`,
  );
  engine.registerFilter('link_to', (text: unknown, url: unknown, title: unknown) => {
    const named = typeof title === 'string' ? ` title="${escapeHtml(title)}"` : '';
    return `<a href="${escapeHtml(String(url))}"${named}>${String(text)}</a>`;
  });
  engine.registerFilter('image_url', (image: unknown, ...args: unknown[]) =>
    pictureAddress(image, namedArguments(args)),
  );
  for (const name of ['image_tag', 'img_tag'])
    engine.registerFilter(name, (url: unknown, ...args: unknown[]) => imageTag(url, namedArguments(args)));
  engine.registerFilter('within', function (url: unknown, collection: unknown) {
    const inside = collection instanceof Strict ? String(collection.liquidMethodMissing('url')) : '';
    const { root } = factsOf(this);
    return inside === '' ? url : `${inside}${String(url).slice(root.length)}`;
  });
}

const numberOf = (value: unknown): number | null => {
  const number = value === undefined || value === null ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
};

/** The picture of an object (a product, a variant, a line, an image) at the width asked for. */
function pictureAddress(of: unknown, wanted: ReadonlyMap<string, unknown>): PictureAddress | string {
  const image = imageOf(of);
  if (image === null) return '';
  const [natural, tall] = [
    numberOf(image.liquidMethodMissing('width')),
    numberOf(image.liquidMethodMissing('height')),
  ];
  const width = numberOf(wanted.get('width')) ?? natural;
  const height =
    width === null || natural === null || tall === null ? tall : Math.round((tall * width) / natural);
  return new PictureAddress({
    url: String(image.liquidMethodMissing('src')),
    width,
    height,
    alt: String(image.liquidMethodMissing('alt') ?? ''),
  });
}

function imageOf(of: unknown): Strict | null {
  if (!(of instanceof Strict)) return null;
  for (const name of ['featured_image', 'image'])
    if (of.has(name)) return imageOf(of.liquidMethodMissing(name));
  return of.has('src') ? of : null;
}

/** Always with the size it will take, so that nothing moves when it comes. */
function imageTag(url: unknown, wanted: ReadonlyMap<string, unknown>): string {
  const own =
    url instanceof PictureAddress
      ? url
      : new PictureAddress({ url: String(url ?? ''), width: null, height: null, alt: '' });
  if (own.url === '') return '';
  const attributes = new Map<string, unknown>([
    ['src', own.url],
    ['alt', own.alt],
    ['width', own.width],
    ['height', own.height],
    ...wanted,
  ]);
  const written = [...attributes]
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => `${name}="${escapeHtml(String(value))}"`);
  return `<img ${written.join(' ')}>`;
}
