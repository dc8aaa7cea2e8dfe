/**
 * A mail's HTML without the picture that counts openings: whoever looks at it here is not the customer. Links lead
 * nowhere either, so nobody follows one, or unsubscribes a customer, by looking.
 */
export function forReading(html: string): string {
  return html
    .replace(/<img\b[^>]*\/seen\.gif\b[^>]*>/gi, '')
    .replace(/(<a\b[^>]*?)\shref\s*=\s*(?:"[^"]*"|'[^']*')/gi, '$1');
}

/** A mail's text without the keys in its links: whoever has one can rate, unsubscribe or choose as the customer. */
export function textForReading(text: string): string {
  return text.replace(/([?&]token=)[\w.%-]+/g, '$1…');
}

/** BCP 47, as the mail says of itself; English where it does not. */
export function languageOfMail(html: string): string {
  return /<html\b[^>]*\slang="([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"/i.exec(html)?.[1] ?? 'en';
}
