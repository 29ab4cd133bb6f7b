/** WAI-ARIA APG: editable combobox with list autocomplete. The focus stays in the field. */

interface Person {
  kind: 'user' | 'contact'
  name: string
  email: string
}

const patience = 200
const shortest = 2

const plural = (field: HTMLInputElement, count: number): string => {
  const forms = JSON.parse(field.dataset.found ?? '{}') as Record<string, string>
  const category = new Intl.PluralRules(document.documentElement.lang).select(count)
  return (forms[category] ?? forms.other ?? '').replace('{count}', String(count))
}

const asTyped = ({ name, email }: Person) =>
  name ? `${name.replace(/[<>,;]/g, ' ').trim()} <${email}>` : email

function optionOf(field: HTMLInputElement, person: Person, index: number): HTMLLIElement {
  const option = document.createElement('li')
  option.id = `${field.id}-${index}`
  option.role = 'option'
  option.ariaSelected = 'false'
  const name = document.createElement('bdi')
  name.textContent = person.name || person.email
  const about = document.createElement('span')
  about.className = 'soft'
  const kind = person.kind === 'user' ? ` · ${field.dataset.colleague}` : ''
  about.textContent = ` ${person.email}${kind}`
  option.append(name, about)
  return option
}

function makeList(field: HTMLInputElement) {
  const list = document.createElement('ul')
  list.id = `${field.id}-list`
  list.role = 'listbox'
  list.className = 'suggestions'
  list.hidden = true
  list.ariaLabel = field.labels?.[0]?.textContent ?? ''
  const status = document.createElement('span')
  status.className = 'visually-hidden'
  status.role = 'status'
  field.after(list, status)
  field.role = 'combobox'
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  field.setAttribute('aria-expanded', 'false')
  return { list, status }
}

/** Lists people who match the typed text. Choosing one has the same effect as typing the full name. */
export function suggestPeople(field: HTMLInputElement): void {
  const { list, status } = makeList(field)
  let people: readonly Person[] = []
  let current = -1
  let wait: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  function point(index: number): void {
    current = index
    const options = [...list.children] as HTMLElement[]
    for (const [at, option] of options.entries()) option.ariaSelected = String(at === index)
    const option = options[index]
    option?.scrollIntoView({ block: 'nearest' })
    if (option) field.setAttribute('aria-activedescendant', option.id)
    else field.removeAttribute('aria-activedescendant')
  }

  function fill(found: readonly Person[]): void {
    people = found
    list.replaceChildren(...found.map((person, index) => optionOf(field, person, index)))
    list.hidden = found.length === 0
    field.setAttribute('aria-expanded', String(found.length > 0))
    status.textContent = found.length > 0 ? plural(field, found.length) : ''
    point(-1)
  }

  function choose(person: Person | undefined): void {
    if (!person) return
    field.value = asTyped(person)
    fill([])
    field.form?.requestSubmit(field.form.querySelector<HTMLElement>('button[value="show"]'))
  }

  async function ask(text: string): Promise<void> {
    asking?.abort()
    asking = new AbortController()
    const query = new URLSearchParams({ text })
    const answer = await fetch(`${field.dataset.people}?${query}`, { signal: asking.signal })
    const body = answer.ok ? ((await answer.json()) as { people: Person[] }) : { people: [] }
    if (field.value.trim() === text) fill(body.people)
  }

  const quiet = () => undefined

  field.addEventListener('input', () => {
    clearTimeout(wait)
    const text = field.value.trim()
    if (text.length < shortest) return fill([])
    // If a search fails, the field stays unchanged. Its button searches again and shows the error.
    wait = setTimeout(() => void ask(text).catch(quiet), patience)
  })
  field.addEventListener('keydown', event => {
    if (list.hidden) return
    const last = people.length - 1
    if (event.key === 'ArrowDown') point(current === last ? 0 : current + 1)
    else if (event.key === 'ArrowUp') point(current <= 0 ? last : current - 1)
    else if (event.key === 'Escape') fill([])
    else if (event.key === 'Enter' && current >= 0) choose(people[current])
    else return
    event.preventDefault()
  })
  // This runs before the field loses the focus, which would close the list.
  list.addEventListener('pointerdown', event => {
    event.preventDefault()
    const option = (event.target as Element).closest('li')
    if (option) choose(people[[...list.children].indexOf(option)])
  })
  field.addEventListener('blur', () => fill([]))
}
