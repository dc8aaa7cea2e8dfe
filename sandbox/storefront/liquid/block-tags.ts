import { type Context, type Emitter, type Liquid, Tag, type TagToken, type TopLevelToken } from 'liquidjs';

/** What lies between a tag and its end, as it stands. */
function takeRaw(name: string, tokens: TopLevelToken[]): string {
  const parts: string[] = [];
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if ('name' in token && token.name === `end${name}`) return parts.join('');
    parts.push(token.getText());
  }
  throw new Error(`The tag ${name} is not closed`);
}

/** A tag whose content is no Liquid; `print` says what becomes of it. */
function rawTag(print: (content: string) => string) {
  return class extends Tag {
    readonly #content: string;

    constructor(token: TagToken, tokens: TopLevelToken[], liquid: Liquid) {
      super(token, tokens, liquid);
      this.#content = takeRaw(token.name, tokens);
    }

    override render(_context: Context, emitter: Emitter): void {
      emitter.write(print(this.#content));
    }
  };
}

/** `schema`, and the style and script of a section. */
export function registerBlockTags(engine: Liquid): void {
  engine.registerTag(
    'schema',
    rawTag(() => ''),
  );
  engine.registerTag(
    'doc',
    rawTag(() => ''),
  );
  engine.registerTag(
    'stylesheet',
    rawTag((css) => `<style>${css}</style>`),
  );
  engine.registerTag(
    'javascript',
    rawTag((script) => `<script>${script}</script>`),
  );
}

const schemaForm = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

/** The JSON between `schema` and `endschema`; null when there is none. */
export function schemaText(source: string): string | null {
  return schemaForm.exec(source)?.[1] ?? null;
}
