import { render } from 'preact';
import type { ElementTable } from '../../../tables/table-types.ts';
import type { Piece } from '../../markup.ts';
import { complain } from '../../report.ts';
import { commonStyle } from './style.ts';

/** How an element looks and what it does beside that. */
export interface Part {
  css?: string;
  view(host: Host): Piece;
  /** after it came onto the page */
  connected?(host: Host): void;
  /** after it was painted */
  painted?(host: Host): void;
  /** Properties that are kept, not written as attributes, and what is read instead of them until they are set. */
  kept?: Record<string, (host: Host) => unknown>;
  methods?: Record<string, (host: Host) => void>;
  /** What the package's types tell of the element's base only, and Shopify's element has all the same; read-only. */
  inherited?: Record<string, (host: Host) => unknown>;
  /** The focus of the element is that of its control. */
  focusable?: boolean;
  /** Children are handed to slots one by one. */
  manualSlots?: boolean;
}

/** An s-* element on the page. Its properties are its attributes in lower case; it paints itself a moment after a change. */
export class Host extends HTMLElement {
  readonly look: Part;
  readonly table: ElementTable;
  readonly root: ShadowRoot;
  /** Properties that are kept. */
  readonly own = new Map<string, unknown>();
  #due = false;

  constructor(part: Part, table: ElementTable) {
    super();
    this.look = part;
    this.table = table;
    this.root = this.attachShadow({
      mode: 'open',
      delegatesFocus: part.focusable ?? false,
      slotAssignment: part.manualSlots === true ? 'manual' : 'named',
    });
    this.root.adoptedStyleSheets = [commonStyle, sheetOf(part)];
  }

  connectedCallback(): void {
    this.repaint();
    this.look.connected?.(this);
  }

  attributeChangedCallback(): void {
    this.repaint();
  }

  /** Paints anew with everything that changes until then. */
  repaint(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      render(this.look.view(this), this.root);
      this.look.painted?.(this);
    });
  }

  /** A property as text; '' when it is not set. */
  text(name: string): string {
    return this.getAttribute(name) ?? '';
  }

  is(name: string): boolean {
    return this.hasAttribute(name);
  }

  /** Sends an event of the element; false when a listener prevented what would follow. */
  send(type: string, options: EventInit = {}): boolean {
    return this.dispatchEvent(new Event(type, options));
  }

  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    if (!this.table.events.includes(type)) complain(`<${this.localName}> has no event "${type}".`);
    if (listener !== null) super.addEventListener(type, listener, options);
  }
}

const sheets = new Map<Part, CSSStyleSheet>();

function sheetOf(part: Part): CSSStyleSheet {
  const known = sheets.get(part);
  if (known !== undefined) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(part.css ?? '');
  sheets.set(part, sheet);
  return sheet;
}

/** Makes the element known to the frame with the properties, events and methods of its table. */
export function define(tag: string, part: Part, table: ElementTable): void {
  const element = class extends Host {
    static readonly observedAttributes = Object.keys(table.properties).map((name) => name.toLowerCase());

    constructor() {
      super(part, table);
    }
  };
  for (const [name, kind] of Object.entries(table.properties)) {
    Object.defineProperty(element.prototype, name, propertyOf(name, kind, part));
  }
  for (const [name, read] of Object.entries(part.inherited ?? {})) {
    Object.defineProperty(element.prototype, name, {
      get(this: Host) {
        return read(this);
      },
    });
  }
  // Preact looks for these to know that an event is called in lower case.
  for (const event of table.events) {
    Object.defineProperty(element.prototype, `on${event}`, { value: null, writable: true });
  }
  for (const name of table.methods) {
    const run = part.methods?.[name];
    Object.defineProperty(element.prototype, name, {
      value(this: Host) {
        run?.(this);
      },
    });
  }
  customElements.define(tag, element);
}

function propertyOf(name: string, kind: 'boolean' | 'text' | 'object', part: Part): PropertyDescriptor {
  const fallback = part.kept?.[name];
  if (fallback !== undefined) {
    return {
      configurable: true,
      get(this: Host) {
        return this.own.has(name) ? this.own.get(name) : fallback(this);
      },
      set(this: Host, value: unknown) {
        this.own.set(name, kind === 'boolean' ? Boolean(value) : value);
        this.repaint();
      },
    };
  }
  return {
    configurable: true,
    get(this: Host) {
      return kind === 'boolean' ? this.hasAttribute(name) : (this.getAttribute(name) ?? '');
    },
    set(this: Host, value: unknown) {
      if (kind === 'boolean') this.toggleAttribute(name, Boolean(value));
      else if (value === null || value === undefined || value === '') this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  };
}
