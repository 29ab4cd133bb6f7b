import { createServer, type Server } from 'node:http'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmCard } from '../../crm/contract/crm-embedding.ts'
import { desktop, launchBrowser } from '../support/browser.ts'
import { findFreePort } from '../support/free-port.ts'
import {
  type EmbeddedFixture,
  startEmbeddedFixture,
} from '../web/records/embedded/embedded-fixture.ts'

/** What the CRM's page does with our frame: shows it, and closes it at the word it knows. */
const crmPage = (src: string) => `<!doctype html>
<title>A CRM</title>
<h1>Maya Lindt</h1>
<iframe title="Parley" src="${src.replaceAll('&', '&amp;')}" width="900" height="760"></iframe>
<script>
  window.heard = []
  addEventListener('message', event => {
    window.heard.push({ origin: event.origin, data: event.data })
    const { command } = event.data.payload ?? {}
    if (command) event.ports[0].postMessage({ data: {} })
    const isDone = event.data === '{"action":"DONE"}' || command === 'close_modal'
    if (isDone) document.querySelector('iframe').remove()
  })
</script>`

let src = ''
const serve = (port: number) =>
  new Promise<Server>(resolve => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(crmPage(src))
    })
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

let fixture: EmbeddedFixture
let browser: Browser
let crmUrl = ''
let foreignUrl = ''
let servers: Server[] = []

beforeAll(async () => {
  const [crmPort, foreignPort] = [await findFreePort(), await findFreePort()]
  // Another site than ours, which answers at localhost.
  crmUrl = `http://127.0.0.1:${crmPort}`
  foreignUrl = `http://127.0.0.1:${foreignPort}`
  servers = [await serve(crmPort), await serve(foreignPort)]
  fixture = await startEmbeddedFixture({ HUBSPOT_API_URL: crmUrl, PIPEDRIVE_API_URL: crmUrl })
  browser = await launchBrowser(['--test-third-party-cookie-phaseout'])
})
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
  for (const server of servers) server.close()
})

const scheduleUrl = async () => ((await (await fixture.askHubspot()).json()) as CrmCard).scheduleUrl

/** The CRM's page with our frame in it; nothing may be refused by our own policies. */
async function openCrm(url: string): Promise<{ page: Page; frame: FrameLocator; said: string[] }> {
  const context = await browser.newContext({ viewport: desktop })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') said.push(message.text())
  })
  await page.goto(url)
  return { page, frame: page.frameLocator('iframe'), said }
}

async function book(frame: FrameLocator, title: string, time: string) {
  await frame.getByLabel('Title').fill(title)
  await frame.locator('input[name="otherTime"]').fill(time)
  await frame.getByRole('button', { name: 'Schedule', exact: true }).click()
  await frame.getByRole('heading', { name: 'Booked' }).waitFor()
}

const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: { origin: string; data: unknown }[] }).heard)

test('F31 a rep agrees a meeting inside the CRM, where no cookie reaches us, and the CRM closes the form', async () => {
  fixture.useCrm('hubspot')
  src = await scheduleUrl()
  const { page, frame, said } = await openCrm(crmUrl)
  await frame.getByRole('heading', { name: /Maya Lindt/ }).waitFor()
  await book(frame, 'Inside HubSpot', '15:00')
  await frame.getByRole('button', { name: 'Close' }).click()
  await page.locator('iframe').waitFor({ state: 'detached' })
  expect(await heard(page)).toEqual([{ origin: fixture.url, data: '{"action":"DONE"}' }])
  expect(await page.context().cookies()).toEqual([])
  expect(said).toEqual([])
  const rows = await fixture.context.db('meetings').where({ title: 'Inside HubSpot' })
  expect(rows.map(({ organizer_id }) => organizer_id)).toEqual([fixture.ana.id])
  await page.context().close()
})

test('in Pipedrive’s modal the form speaks with it by its own script, and closes the same way', async () => {
  fixture.useCrm('pipedrive')
  src = await fixture.pipedriveAddress('modal')
  const { page, frame, said } = await openCrm(crmUrl)
  await frame.getByRole('heading', { name: /Maya Lindt/ }).waitFor()
  await book(frame, 'Inside Pipedrive', '16:00')
  await frame.getByRole('button', { name: 'Close' }).click()
  await page.locator('iframe').waitFor({ state: 'detached' })
  const words = (await heard(page)).map(({ data }) => data as { id: string; payload: object })
  expect(words.every(({ id }) => id === 'frame-1')).toBe(true)
  expect(words.map(({ payload }) => payload)).toContainEqual(
    expect.objectContaining({ command: 'initialize' }),
  )
  expect(said).toEqual([])
  expect(await fixture.context.db('meetings').where({ title: 'Inside Pipedrive' })).toHaveLength(1)
  await page.context().close()
})

test('the browser refuses to show the form on any other site', async () => {
  fixture.useCrm('hubspot')
  src = await scheduleUrl()
  const { page, said } = await openCrm(foreignUrl)
  await expect.poll(() => said.join(' ')).toContain('frame-ancestors')
  const [, frame] = page.frames()
  expect(await frame?.locator('form#schedule').count()).toBe(0)
  await page.context().close()
})
