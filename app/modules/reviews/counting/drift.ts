/** A counter that is not what a recount of the reviews gives. Ids only. */
export type Drift =
  /** Stars and traits of a product's published reviews. */
  | { readonly counter: 'rating'; readonly product: bigint }
  | {
      readonly counter: 'answers';
      readonly product: bigint;
      readonly attribute: string;
      readonly value: string;
    }
  | {
      readonly counter: 'tally';
      readonly status: string;
      readonly rating: number;
      readonly purchase: string;
      readonly imported: boolean;
    }
  /** "2026-03-15" */
  | { readonly counter: 'day'; readonly day: string; readonly product: bigint };
