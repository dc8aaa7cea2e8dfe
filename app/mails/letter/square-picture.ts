/**
 * The address of a picture as a square of so many pixels, where who serves it can cut it: Outlook on Windows draws a
 * tall picture into a square by squeezing it. Any other address stays as it is.
 */
export function squarePicture(address: string, side: number): string {
  const url = URL.parse(address);
  if (url?.hostname !== 'cdn.shopify.com') return address;
  url.searchParams.set('width', String(side));
  url.searchParams.set('height', String(side));
  url.searchParams.set('crop', 'center');
  return url.href;
}
