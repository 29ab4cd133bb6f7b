/**
 * Books the first free time of the demo page and reads the confirmation, to prove that an installation works.
 * `node scripts/book-a-meeting.ts http://localhost:3000`
 */
import { setTimeout as wait } from 'node:timers/promises'

const [address = 'http://localhost:3000'] = process.argv.slice(2)
const patienceMs = 120_000
const guest = 'guest@acme.example'

async function until<Result>(what: string, look: () => Promise<Result | undefined>) {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const seen = await look()
    if (seen !== undefined) return seen
    await wait(100)
  }
  throw new Error(`${what}: not finished within ${patienceMs / 1_000} seconds`)
}

const read = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${address}${path}`, init)
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}

await until('Parley is ready', () =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok || undefined,
    () => undefined,
  ),
)
const { slots } = await (await read('/api/v1/pages/demo/slots')).json()
const meeting = await (
  await read('/api/v1/pages/demo/meetings', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      startsAt: slots[0].startsAt,
      durationMinutes: 30,
      timeZone: 'Europe/Warsaw',
      invitee: { email: guest, name: 'Guest' },
    }),
  })
).json()
await until('The confirmation is mailed', async () => {
  const mails = await (await read('/dev/mail')).text()
  return mails.includes(guest) || undefined
})
console.log(`Booked ${meeting.reference} at ${meeting.startsAt}; the confirmation has arrived.`)
