import { Drop } from 'liquidjs';
import { z } from 'zod';
import type { Id, Shop } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';
import { Strict } from '../liquid/strict.ts';

type OwnerType = 'APP_INSTALLATION' | 'PRODUCT' | 'PRODUCTVARIANT' | 'CUSTOMER' | 'SHOP' | 'COLLECTION';

interface Row {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

/** One namespace of an owner's metafields; a key that is not set is nothing, as in Shopify. */
class Namespace extends Drop {
  readonly #rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    super();
    this.#rows = rows;
  }

  override liquidMethodMissing(key: string | number): Strict | null {
    const row = this.#rows.find((one) => one.key === key);
    return row === undefined ? null : new Strict('metafield', { type: row.type, value: readValue(row) });
  }
}

/** All metafields of an owner, read when a template asks for one of them. */
class Metafields extends Drop {
  readonly #read: () => Promise<readonly Row[]>;
  #rows: Promise<readonly Row[]> | undefined;

  constructor(read: () => Promise<readonly Row[]>) {
    super();
    this.#read = read;
  }

  override async liquidMethodMissing(namespace: string | number): Promise<Namespace> {
    this.#rows ??= this.#read();
    return new Namespace((await this.#rows).filter((row) => row.namespace === namespace));
  }
}

/** `owner.metafields.<namespace>.<key>.value` in Liquid. */
export function metafieldsOf(on: Reader, shop: Pick<Shop, 'domain'>, owner: OwnerType, id: Id): Drop {
  return new Metafields(() =>
    on.query<Row>(
      'select namespace, key, type, value from metafield where shop = $1 and owner_type = $2 and owner_id = $3',
      [shop.domain, owner, id],
    ),
  );
}

const ratingForm = z.object({
  value: z.coerce.number(),
  scale_min: z.coerce.number(),
  scale_max: z.coerce.number(),
});

function readValue({ type, value }: Row): unknown {
  // The API calls it value, Liquid rating.
  if (type === 'rating') {
    const { value: rating, ...scale } = ratingForm.parse(JSON.parse(value));
    return { rating, ...scale };
  }
  if (/^(json|money|boolean|number_integer|number_decimal|list\.)/.test(type)) return JSON.parse(value);
  return value;
}
