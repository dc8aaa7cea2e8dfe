/*
 * Filters, order, search, paging, votes, reports and large pictures in the review blocks of a theme. Everything here works
 * without it, as links and forms; it saves the way to another page. It is loaded when somebody touches a block.
 */
(() => {
  const filters = ['stars', 'media', 'verified', 'purchase'];
  /** What was asked for last, so that a slower answer to something earlier is not shown. */
  let asking = new AbortController();

  const blockOf = (element) => element.closest('[data-afterglow]');
  const isList = (url) => /\/apps\/afterglow\/reviews\/?$/.test(new URL(url).pathname);
  const language = () => document.documentElement.lang || 'en';
  const say = (block, text) => {
    const status = block.querySelector('.afterglow-reviews-status');
    if (status) status.textContent = text;
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-afterglow] a');
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    const block = blockOf(link);
    if (link.closest('.afterglow-reviews-media')) {
      event.preventDefault();
      showMedia(block, link);
    } else if (isList(link.href) && resultsOf(block)) {
      event.preventDefault();
      followLink(block, link);
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    const block = blockOf(form);
    if (!block || event.defaultPrevented) return;
    if (form.method === 'get' && isList(form.action) && resultsOf(block)) {
      event.preventDefault();
      ask(block, withFilter(block, form));
    } else if (/\/reviews\/(vote|report)$/.test(new URL(form.action).pathname)) {
      event.preventDefault();
      tell(block, form, event.submitter);
    }
  });

  document.addEventListener('change', ({ target }) => {
    if (target.matches('[data-afterglow] select[name="sort"]')) target.form.requestSubmit();
  });

  const resultsOf = (block) => block.querySelector('[data-afterglow-results]');
  const formOf = (block) => block.querySelector('form[role="search"]');

  /** A filter keeps words and order, which the form holds. */
  function followLink(block, link) {
    const url = new URL(link.href);
    const isNext = link.rel === 'next';
    if (!isNext) for (const [name, value] of fields(formOf(block))) url.searchParams.set(name, value);
    ask(block, url, isNext);
  }

  /** Words and order keep the filter, which the list was asked for last. */
  function withFilter(block, form) {
    const url = new URL(form.action);
    for (const [name, value] of fields(form)) url.searchParams.set(name, value);
    const last = new URL(block.dataset.asked ?? form.action).searchParams;
    for (const name of filters) if (last.has(name)) url.searchParams.set(name, last.get(name));
    return url;
  }

  const fields = (form) => (form ? [...new FormData(form)].filter(([, value]) => value.trim() !== '') : []);

  /** Brings a part of the list; `isNext`: behind what is there. */
  async function ask(block, url, isNext = false) {
    const results = resultsOf(block);
    if (isNext && results.ariaBusy === 'true') return;
    asking.abort();
    asking = new AbortController();
    results.ariaBusy = 'true';
    if (!isNext) mark(block, url);
    try {
      const part = new URL(url);
      part.searchParams.set('part', 'list');
      const headers = { accept: 'text/html', 'accept-language': language() };
      const answer = await fetch(part, { headers, signal: asking.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show(block, results, await answer.text(), isNext);
      if (!isNext) results.dataset.of = url.href;
    } catch (error) {
      if (error.name === 'AbortError') return;
      // What failed is said where it was pressed, and the filter that still holds is marked again.
      if (isNext)
        tellAt(results.querySelector('.afterglow-reviews-pager')).textContent = block.dataset.failed;
      else {
        say(block, block.dataset.failed);
        mark(block, new URL(results.dataset.of ?? block.querySelector('.afterglow-reviews-tools a').href));
      }
    }
    results.ariaBusy = 'false';
  }

  function show(block, results, html, isNext) {
    const part = new DOMParser().parseFromString(html, 'text/html');
    const items = [...part.querySelectorAll('.afterglow-reviews-list > li')];
    let list = results.querySelector('.afterglow-reviews-list');
    const next = part.querySelector('a[rel="next"]');
    if (!isNext) {
      list = Object.assign(document.createElement('ol'), { className: 'afterglow-reviews-list' });
      results.replaceChildren(list);
    } else results.querySelector('.afterglow-reviews-pager')?.remove();
    list.append(...items);
    if (next) {
      const pager = Object.assign(document.createElement('p'), { className: 'afterglow-reviews-pager' });
      pager.append(next);
      results.append(pager);
    }
    const count = list.children.length;
    say(block, count === 0 ? block.dataset.none : block.dataset.shown.replace('#', count));
    if (isNext && items[0]) {
      items[0].tabIndex = -1;
      items[0].focus();
    }
  }

  /** Where something is said in a part of the block. */
  function tellAt(part) {
    let said = part.querySelector('[role="status"]');
    if (!said) {
      said = document.createElement('span');
      said.setAttribute('role', 'status');
      part.append(said);
    }
    return said;
  }

  /** Which of the links is the one that was asked for; coming back leads to the reviews. */
  function mark(block, url) {
    block.dataset.asked = url.href;
    const filterOf = (from) => filters.map((name) => from.searchParams.get(name)).join();
    for (const link of block.querySelectorAll('.afterglow-reviews-bars a, .afterglow-reviews-tools a'))
      if (filterOf(new URL(link.href)) === filterOf(url)) link.ariaCurrent = 'true';
      else link.ariaCurrent = null;
    if (block.id) history.replaceState(history.state, '', `#${block.id}`);
  }

  /** Sends a vote or a report, once, and says what came of it where it was pressed. */
  async function tell(block, form, pressed) {
    const buttons = [...form.querySelectorAll('button')];
    if (buttons.some((one) => one.disabled)) return;
    const body = new URLSearchParams([...new FormData(form)]);
    if (pressed?.name) body.set(pressed.name, pressed.value);
    for (const one of buttons) one.disabled = true;
    const said = tellAt(form);
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { helpful } = await answer.json();
      const figure = form.querySelector('[data-helpful]');
      if (figure && Number.isInteger(helpful)) figure.textContent = helpful.toLocaleString(language());
      pressed?.setAttribute('aria-pressed', String(Boolean(figure)));
      said.textContent = figure ? block.dataset.voted : block.dataset.reported;
      // A vote may be changed; a report is told once.
      if (figure) for (const one of buttons) one.disabled = one === pressed;
      if (figure) for (const one of buttons) if (one !== pressed) one.removeAttribute('aria-pressed');
    } catch {
      said.textContent = block.dataset.failed;
      for (const one of buttons) one.disabled = false;
      pressed?.focus();
    }
  }

  /** The picture over the page, with those beside it. */
  function showMedia(block, link) {
    const links = [...link.closest('.afterglow-reviews-media').querySelectorAll('a')];
    let at = links.indexOf(link);
    const dialog = document.createElement('dialog');
    const frame = document.createElement('div');
    const bar = document.createElement('p');
    const turn = (by) => {
      at = (at + by + links.length) % links.length;
      const { href, dataset, ariaLabel } = links[at];
      const isVideo = dataset.kind === 'video';
      const shown = document.createElement(isVideo ? 'video' : 'img');
      Object.assign(shown, { src: href, width: dataset.width, height: dataset.height });
      Object.assign(shown, isVideo ? { controls: true } : { alt: ariaLabel });
      frame.replaceChildren(shown);
      dialog.ariaLabel = ariaLabel;
    };
    const button = (text, act) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.addEventListener('click', act);
      bar.append(made);
    };
    if (links.length > 1) {
      button(block.dataset.before, () => turn(-1));
      button(block.dataset.after, () => turn(1));
      dialog.addEventListener('keydown', ({ key }) => {
        const forward = getComputedStyle(block).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
        if (key === 'ArrowLeft' || key === 'ArrowRight') turn(key === forward ? 1 : -1);
      });
    }
    button(block.dataset.close, () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      link.focus();
    });
    dialog.append(frame, bar);
    block.append(dialog);
    turn(0);
    dialog.showModal();
  }
})();
