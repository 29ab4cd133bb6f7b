interface Offered {
  text: string
  value: string
}

function fillFrom(select: HTMLSelectElement, offered: readonly Offered[]): void {
  const kept = [...select.selectedOptions].filter(({ value }) => value !== '')
  const isKept = new Set(kept.map(({ value }) => value))
  const news = offered
    .map(({ text, value }) => new Option(text, `${value}\t${text}`))
    .filter(({ value }) => !isKept.has(value))
  const [none] = [...select.options].filter(({ value }) => value === '')
  select.replaceChildren(...(none ? [none] : []), ...kept, ...news)
  const [first] = news
  if (first && kept.length === 0 && !select.multiple) first.selected = true
}

async function search(select: HTMLSelectElement, text: string): Promise<readonly Offered[]> {
  const query = new URLSearchParams({
    menu: select.dataset.suggest ?? '',
    text,
    view: select.closest<HTMLElement>('[data-view]')?.dataset.view ?? '',
    ts: select.closest<HTMLElement>('[data-ts]')?.dataset.ts ?? '',
  })
  const answer = await fetch(`${location.pathname}/suggest?${query}`)
  return answer.ok ? answer.json() : []
}

/** Adds a search field above a menu that the bot fills. Only the latest response counts. */
function addSearch(select: HTMLSelectElement): void {
  const field = document.createElement('input')
  const label = select.labels?.[0]?.textContent ?? select.getAttribute('aria-label') ?? ''
  field.type = 'search'
  field.setAttribute('aria-label', `Search: ${label}`)
  field.placeholder = 'Type to search'
  select.before(field)
  let asked = 0
  field.addEventListener('input', async event => {
    event.stopPropagation()
    asked += 1
    const mine = asked
    const offered = await search(select, field.value)
    if (mine === asked) fillFrom(select, offered)
  })
  // Leaving the search field does not choose anything.
  field.addEventListener('change', event => event.stopPropagation())
}

export function addSearches(root: Element): void {
  for (const select of root.querySelectorAll<HTMLSelectElement>('select[data-suggest]'))
    addSearch(select)
}
