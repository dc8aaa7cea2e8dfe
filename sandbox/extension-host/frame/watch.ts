import { complain } from './report.ts';
import { attributesOf, isKnown } from './tables.ts';

/** Looks at everything the extension puts on its page: what its surface does not know is a mistake. */
export function watchMarkup(root: HTMLElement, target: string): void {
  const check = (node: Node) => {
    if (!(node instanceof Element)) return;
    checkElement(node, target);
    for (const child of node.querySelectorAll('*')) checkElement(child, target);
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) check(node);
      if (change.attributeName !== null && change.target instanceof Element)
        checkAttribute(change.target, change.attributeName);
    }
  });
  observer.observe(root, { childList: true, subtree: true, attributes: true });
}

function checkElement(element: Element, target: string): void {
  const tag = element.localName;
  if (!isKnown(tag)) {
    complain(`<${tag}> does not exist in ${target}.`);
    return;
  }
  for (const { name } of element.attributes) checkAttribute(element, name);
}

function checkAttribute(element: Element, name: string): void {
  const known = attributesOf(element.localName);
  if (known !== null && !known.has(name)) complain(`<${element.localName}> has no attribute "${name}".`);
}
