/** The Slack desk in the browser (≤ 2 KB gzip): a choice counts at once, menus fill as one types, and news is shown. */

const everyMs = 1_500

for (const acting of document.querySelectorAll<HTMLElement>('[data-acts]')) {
  const button = acting.querySelector('button')
  if (!button) continue
  button.hidden = true
  acting.addEventListener('change', () => button.form?.requestSubmit(button))
}

const jump = document.querySelector<HTMLFormElement>('[data-jump]')
jump?.querySelector('select')?.addEventListener('change', () => jump.requestSubmit())

interface Offered {
  text: string
  value: string
}

function fillFrom(select: HTMLSelectElement, offered: readonly Offered[]): void {
  const kept = [...select.selectedOptions].filter(({ value }) => value !== '')
  const news = offered.map(({ text, value }) => new Option(text, `${value}\t${text}`))
  const [none] = [...select.options].filter(({ value }) => value === '')
  select.replaceChildren(...(none ? [none] : []), ...kept, ...news)
  const first = kept[0] ?? news[0]
  if (first && !select.multiple) first.selected = true
}

/** A text beside a menu that the bot fills: what is typed there is looked for. */
function addSearch(select: HTMLSelectElement): void {
  const search = document.createElement('input')
  search.type = 'search'
  search.setAttribute('aria-label', 'Search')
  search.placeholder = 'Type to search'
  select.before(search)
  let asked = 0
  search.addEventListener('input', async () => {
    asked += 1
    const mine = asked
    const query = new URLSearchParams({
      menu: select.dataset.suggest ?? '',
      text: search.value,
      view: select.closest<HTMLElement>('[data-view]')?.dataset.view ?? '',
    })
    const answer = await fetch(`${location.pathname}/suggest?${query}`)
    if (answer.ok && mine === asked) fillFrom(select, await answer.json())
  })
}

for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-suggest]'))
  addSearch(select)

const isBusyTyping = () => {
  const active = document.activeElement
  return (
    document.querySelector('.desk-modal') !== null ||
    ((active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) &&
      active.value !== '')
  )
}

/** The page as it is now, unless somebody is typing: then it waits. A modal changes only by its own result. */
async function look(): Promise<void> {
  const desk = document.querySelector<HTMLElement>('.desk')
  const answer = await fetch('/dev/slack/version')
  const { version } = (await answer.json()) as { version: number }
  const isOpen = document.querySelector('.desk-modal [data-waits]') !== null
  if (String(version) !== desk?.dataset.version && (!isBusyTyping() || isOpen)) location.reload()
}

setInterval(() => {
  look().catch(() => undefined)
}, everyMs)

document.querySelector('.desk-messages')?.lastElementChild?.scrollIntoView({ block: 'end' })
