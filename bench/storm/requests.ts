export const port = 4_819
export const origin = `http://localhost:${port}`

export interface Answer {
  status: number
  ms: number
  /** Number of alternatives in a refusal. */
  alternatives: number
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const weekly = Object.fromEntries(days.map(day => [day, [['00:00', '24:00']]]))

/** Creates a page with a host of its own, who is always free. */
export async function makePage(slug: string, adminToken: string): Promise<void> {
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminToken}` },
      body: JSON.stringify(body),
    })
    if (response.status !== 201) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as { id: string }
  }
  const email = `${slug}@parley.example`
  const user = await post('/users', { email, name: `Host of ${slug}`, timeZone: 'UTC' })
  const hours = { name: 'Always', timeZone: 'UTC', weekly, overrides: [] }
  await post('/schedules', { userId: user.id, ...hours })
  const page = { kind: 'personal', title: 'Bench', durationsMinutes: [30], stepMinutes: 30 }
  // With a phone location, each guest would have to provide a number.
  const location = { kind: 'custom', text: 'The usual room' }
  await post('/pages', { slug, hostIds: [user.id], location, ...page })
}

interface Wish {
  startsAt: number
  person: number
}

/** Books through the API. */
export async function fire({ slug, startsAt, person }: Wish & { slug: string }): Promise<Answer> {
  const before = performance.now()
  const response = await fetch(`${origin}/api/v1/pages/${slug}/meetings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      startsAt: new Date(startsAt).toISOString(),
      durationMinutes: 30,
      timeZone: 'Europe/Warsaw',
      invitee: { email: `guest${person}@example.com`, name: `Guest ${person}` },
    }),
  })
  const body = (await response.json()) as { alternatives?: unknown[] }
  const ms = performance.now() - before
  return { status: response.status, ms, alternatives: body.alternatives?.length ?? 0 }
}

const pathOf = (slug: string) => `${origin}/meetings/${slug}`

/** Opens the form of one start for the given number of visitors, ten at a time. */
export async function loadFormKeys(
  slug: string,
  { count, startsAt }: { count: number; startsAt: number },
): Promise<string[]> {
  const address = `${pathOf(slug)}?slot=${new Date(startsAt).toISOString()}`
  const keys: string[] = []
  const visit = async () => {
    const html = await (await fetch(address)).text()
    const key = /name="key" value="([^"]+)"/.exec(html)?.[1]
    if (!key) throw new Error('The page of a start has no form')
    keys.push(key)
  }
  while (keys.length < count) await Promise.all(Array.from({ length: 10 }, visit))
  return keys.slice(0, count)
}

/** Books through the page's own form. A refusal shows the form again, with each alternative as a radio button. */
export async function submitForm(
  slug: string,
  { key, startsAt, person }: Wish & { key: string },
): Promise<Answer> {
  const before = performance.now()
  const response = await fetch(pathOf(slug), {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams({
      key,
      startsAt: new Date(startsAt).toISOString(),
      duration: '30',
      name: `Guest ${person}`,
      email: `guest${person}@example.com`,
    }),
  })
  const html = await response.text()
  const ms = performance.now() - before
  const alternatives = html.match(/name="startsAt"/g)?.length ?? 0
  return { status: response.status, ms, alternatives }
}
