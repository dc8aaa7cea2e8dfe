import type { Host } from './base.ts';

/** Repaints when children come, go or change: an element that shows what its children say. */
export function followChildren(host: Host): void {
  if (host.own.get('followed') === true) return;
  host.own.set('followed', true);
  new MutationObserver(() => host.repaint()).observe(host, {
    childList: true,
    subtree: true,
    attributes: true,
    characterData: true,
  });
  host.repaint();
}

/** Hands each child to its slot; what is in no list goes to the slot without a name. */
export function assignSlots(host: Host, slots: ReadonlyMap<string, readonly (Element | Text)[]>): void {
  for (const slot of host.root.querySelectorAll('slot'))
    slot.assign(...(slots.get(slot.dataset.slot ?? '') ?? []));
}
