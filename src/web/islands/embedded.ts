/**
 * Communicates with the CRM that shows our page in a frame: reports that the page is ready, and closes the
 * frame. Budget: 4 KB gzip.
 */
import extensions from '@pipedrive/app-extensions-sdk'

interface Surroundings {
  close(): Promise<void>
}

/**
 * HubSpot closes its modal at this message, which contains no secrets. Our headers prevent framing by other
 * sites.
 */
const hubspot = (): Surroundings => ({
  close: async () => {
    const origin = window.location.ancestorOrigins?.[0] ?? '*'
    window.parent.postMessage(JSON.stringify({ action: 'DONE' }), origin)
  },
})

/** Pipedrive shows a frame after it was initialized. */
function pipedrive(frameId: string): Surroundings {
  const sdk = new extensions.default({ identifier: frameId })
  const ready = sdk.initialize({ size: { height: 700 } })
  return { close: async () => void (await ready).execute(extensions.Command.CLOSE_MODAL) }
}

const page = document.getElementById('main')
const isFramed = window.parent !== window
const { crm, frameId } = page?.dataset ?? {}

if (page && isFramed) {
  const surroundings =
    crm === 'pipedrive' && frameId ? pipedrive(frameId) : crm === 'hubspot' ? hubspot() : undefined
  const button = page.querySelector<HTMLButtonElement>('[data-close]')
  if (button && surroundings) {
    button.hidden = false
    button.addEventListener('click', () => void surroundings.close())
    button.focus()
  }
}
