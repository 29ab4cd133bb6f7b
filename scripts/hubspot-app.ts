import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const template = join(import.meta.dirname, '../crm/hubspot/app')
const webhooksFolder = 'src/app/webhooks'
const exampleUrl = 'https://parley.example.com'

/**
 * Writes the project of our HubSpot app for one installation. HubSpot's own variables need a profile per
 * account and are only available in the card's context, so this script writes the address into the files.
 */
export function writeHubspotApp({
  url,
  out,
  hasWebhooks = true,
}: {
  url: string
  out: string
  /** Without webhooks, Parley polls HubSpot for changes every few minutes. */
  hasWebhooks?: boolean
}): void {
  const { origin } = new URL(url)
  cpSync(template, out, { recursive: true })
  if (!hasWebhooks) rmSync(join(out, webhooksFolder), { recursive: true, force: true })
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(exampleUrl, origin))
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: process.env.PUBLIC_URL },
      out: { type: 'string', default: 'hubspot-app' },
      'no-webhooks': { type: 'boolean', default: false },
    },
  })
  const { url = '', out, 'no-webhooks': isPolling } = values
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Error(`--url must be the https address of this installation, not "${url}"`)
  writeHubspotApp({ url, out, hasWebhooks: !isPolling })
  console.log(`Written to ${out}. Next: cd ${out} && hs project upload`)
}

if (import.meta.main) main()
