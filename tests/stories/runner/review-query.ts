export interface ReviewRow {
  id: string;
  status: string;
  verification: string;
  incentivised: boolean;
  purchase: string;
  stars: number;
  edited: boolean;
  /** Its words and the name are gone. */
  erased: boolean;
  helpful: number;
  /** Signals, separated by blanks; '': none. */
  heldFor: string;
}

/** The review of one line, after what says which shop it is. */
export const reviewQuery = (shop: string) => `with ${shop}
  select r.id::text, r.status, r.verification, r.incentivised, r.purchase, r.rating as stars,
    r.edited_at is not null as edited, coalesce(t.title || t.body || t.display_name, '') = '' as erased, r.helpful,
    array_to_string(r.held_for, ' ') as "heldFor"
  from review r join shop on r.shop_id = shop.id
  left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id where r.line_shopify_id = $2::bigint`;
