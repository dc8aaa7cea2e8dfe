import { z } from 'zod';
import type { ProductSnapshot, VariantSnapshot } from '../../../modules/commerce/product.ts';
import { gid, instant, word } from '../scalars.ts';

/** What every document asks of a product itself. */
export const productFields = `
  id
  title
  handle
  status
  vendor
  productType
  tags
  updatedAt
  featuredMedia { preview { image { url } } }
`;

export const variantFields = 'id sku barcode title price';

export const productAnswer = z
  .object({
    id: gid,
    title: z.string(),
    handle: z.string(),
    status: word,
    vendor: z.string(),
    productType: z.string(),
    tags: z.array(z.string()),
    updatedAt: instant,
    featuredMedia: z
      .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
      .nullable(),
  })
  .transform(
    (product): Omit<ProductSnapshot, 'collections' | 'variants'> => ({
      shopifyId: product.id,
      title: product.title,
      handle: product.handle,
      status: product.status,
      vendor: product.vendor,
      type: product.productType,
      tags: product.tags,
      imageUrl: product.featuredMedia?.preview?.image?.url ?? null,
      updatedAt: product.updatedAt,
    }),
  );

export const variantAnswer = z
  .object({
    id: gid,
    sku: z.string().nullable(),
    // Absent from a bulk result that was asked for before it was read.
    barcode: z.string().nullable().default(null),
    title: z.string(),
    price: z.string(),
  })
  .transform(
    (variant): VariantSnapshot => ({
      shopifyId: variant.id,
      sku: variant.sku === '' ? null : variant.sku,
      barcode: variant.barcode === '' ? null : variant.barcode,
      title: variant.title,
      price: variant.price,
    }),
  );
