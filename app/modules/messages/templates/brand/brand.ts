/** How every mail of a shop looks. */
export interface Brand {
  /** https; null: the shop's name in letters. */
  readonly logoUrl: string | null;
  /** Shown width in px, 40 to 320. */
  readonly logoWidth: number;
  /** "#1a1a1a", of links and the button. */
  readonly colour: string;
  /** px, 0 to 24 */
  readonly buttonRadius: number;
  /** Under every mail: the shop's postal address and whatever its law asks for. '' for none. */
  readonly footer: string;
}

export const defaultBrand: Brand = {
  logoUrl: null,
  logoWidth: 140,
  colour: '#1a1a1a',
  buttonRadius: 6,
  footer: '',
};
