/** What the script of a page with extensions knows of it; the server writes it into the page. */
export interface PageConfig {
  /** address of the customer's account, such as /store/afterglow-demo/account */
  account: string;
  /** address of the storefront */
  store: string;
  /** address of the order this page is about, in the account */
  order: string | null;
  /** full pages by the handle of their extension: of the account, or of an order */
  pages: Record<string, 'account' | 'order'>;
  /** frames of order actions by the handle of their extension */
  actions: Record<string, { title: string; src: string }>;
  /** address of this page when it is an extension's full page, without what stands behind it */
  fullPage: string | null;
  login: string;
  /** address of the shop's admin when this page is one of it, such as /admin/store/afterglow-demo */
  admin: string | null;
}
