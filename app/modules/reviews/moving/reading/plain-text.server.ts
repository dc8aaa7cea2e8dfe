import { Parser } from 'htmlparser2';

const blocks = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'blockquote']);
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe']);

/** The words of a text that may hold HTML: without tags, entities resolved, paragraphs on lines of their own. */
export function plainText(text: string): string {
  if (!/<\/?[a-z!]|&#?\w{1,10};/i.test(text)) return text;
  let words = '';
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (unread.has(name)) hidden += 1;
        if (name === 'br' || (blocks.has(name) && words !== '')) words += '\n';
      },
      onclosetag(name) {
        if (unread.has(name)) hidden -= 1;
        if (blocks.has(name) && name !== 'br') words += '\n';
      },
      ontext(part) {
        if (hidden === 0) words += part;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(text);
  parser.end();
  return words;
}
