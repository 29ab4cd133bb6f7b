import express from 'express'

export interface ShownView {
  id: string
  title: string
  callbackId: string
  metadata: string
  hasSubmit: boolean
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely by tests
  blocks: any[]
}

/** A proxy of Slack's API that records every modal and App Home. */
export function recordViews(apiUrl: string) {
  const shown: ShownView[] = []
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const homes: any[][] = []
  /** Time zones by Slack id, in place of the stand-in's. */
  const zones = new Map<string, string>()

  const remember = (sent: string, id: string) => {
    const view = JSON.parse(sent)
    shown.push({
      id,
      title: view.title.text,
      callbackId: view.callback_id ?? '',
      metadata: view.private_metadata ?? '',
      hasSubmit: view.submit !== undefined,
      blocks: view.blocks,
    })
  }

  const withZone = (text: string): string => {
    const answer = JSON.parse(text || '{}')
    const tz = zones.get(answer.user?.id)
    return tz ? JSON.stringify({ ...answer, user: { ...answer.user, tz } }) : text
  }

  const router = express.Router()
  router.use('/api', express.raw({ type: () => true, limit: '2mb' }), async (req, res) => {
    const body = req.method === 'GET' ? undefined : new Uint8Array(req.body)
    const headers = {
      authorization: req.headers.authorization ?? '',
      'content-type': req.headers['content-type'] ?? '',
    }
    const answer = await fetch(`${apiUrl}/api${req.url}`, {
      method: req.method,
      headers,
      ...(body ? { body } : {}),
    })
    const text = await answer.text()
    const view = new URLSearchParams(req.body?.toString?.() ?? '').get('view')
    const id = JSON.parse(text || '{}').view?.id
    if (view && id && JSON.parse(view).type === 'modal') remember(view, id)
    if (view && JSON.parse(view).type === 'home') homes.push(JSON.parse(view).blocks)
    res.status(answer.status).type('json').send(withZone(text))
  })
  router.get(/^\/(oauth|openid)/, (req, res) => res.redirect(307, apiUrl + req.originalUrl))
  return { router, shown, homes, zones }
}
