import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Standing {
  url: string
  close(): void
}

async function stand(listener: RequestListener): Promise<Standing> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const isOurs = (name: string) => !['host', 'connection', 'content-length'].includes(name)

/** A proxy for another stand-in that delays each response by `delayMs()`. */
export const standSlowly = (target: string, delayMs: () => number): Promise<Standing> =>
  stand(async (req, res) => {
    const body = await bodyOf(req)
    await wait(delayMs())
    const headers = Object.entries(req.headers).filter(([name]) => isOurs(name))
    const answer = await fetch(target + req.url, {
      method: req.method ?? 'GET',
      headers: headers as [string, string][],
      redirect: 'manual',
      ...(body.length > 0 ? { body } : {}),
    })
    const kept = ['content-type', 'location', 'etag']
    for (const name of kept) {
      const value = answer.headers.get(name)
      if (value) res.setHeader(name, value)
    }
    res.statusCode = answer.status
    res.end(Buffer.from(await answer.arrayBuffer()))
  })

/** A minimal Slack Web API: it returns users, and success for all other calls. */
export const standForSlack = (emails: Readonly<Record<string, string>>): Promise<Standing> =>
  stand(async (req, res) => {
    const asked = new URLSearchParams(await bodyOf(req))
    const id = asked.get('user') ?? 'U1'
    const profile = { email: emails[id], real_name: 'Somebody' }
    res.setHeader('content-type', 'application/json')
    res.end(
      JSON.stringify({
        ok: true,
        user: { id, team_id: 'T1', tz: 'UTC', locale: 'en-US', profile },
        channel: { id: 'D1' },
        view: { id: 'V1' },
        messages: [],
        ts: '1.1',
      }),
    )
  })
