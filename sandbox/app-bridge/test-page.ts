/** A page of an embedded app that uses every part of App Bridge, without a framework. */
export function testPage(path: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test app</title>
<link rel="icon" href="data:,">
<script data-api-key="test-key" src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script></head><body>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/returns">Returns</a><a href="/app/loyalty">Loyalty</a></ui-nav-menu>
<ui-title-bar title="Page ${path}">
  <button variant="breadcrumb" id="crumb">Back</button>
  <button variant="primary" id="create">Create</button><button id="export">Export</button>
</ui-title-bar>
<main><h1>${path}</h1><output id="out"></output>
<a id="elsewhere" href="/app/returns">Elsewhere</a>
<form id="form" data-save-bar data-discard-confirmation><label>Name <input name="name" value="first"></label></form>
<button id="open-modal">Open</button>
</main>
<ui-save-bar id="own-bar"><button variant="primary" id="own-save">Save</button><button id="own-discard">Discard</button></ui-save-bar>
<ui-modal id="modal"><div><p>Inside</p><input aria-label="Reason"></div>
  <ui-title-bar title="Sure?"><button variant="primary" id="yes">Yes</button><button id="no">No</button></ui-title-bar></ui-modal>
<script>
  const out = document.getElementById('out');
  const say = (text) => { out.textContent = text; };
  for (const id of ['create', 'export', 'crumb', 'yes', 'no', 'own-save', 'own-discard'])
    document.getElementById(id).addEventListener('click', () => say('clicked ' + id));
  document.getElementById('open-modal').addEventListener('click', () => shopify.modal.show('modal'));
  document.getElementById('no').addEventListener('click', () => shopify.modal.hide('modal'));
  document.getElementById('form').addEventListener('submit', (event) => { event.preventDefault(); say('submitted ' + new FormData(event.target).get('name')); });
  addEventListener('shopify:navigate', (event) => {
    const href = event.target.getAttribute('href');
    history.pushState(null, '', href);
    document.querySelector('h1').textContent = href;
  });
</script></body></html>`;
}
