import { createHmac } from 'node:crypto'

/** Headers that prove that Slack sent a body. `at`: epoch ms. */
export function signedHeaders({
  secret,
  body,
  at,
  contentType = 'application/x-www-form-urlencoded',
}: {
  secret: string
  body: string
  at: number
  contentType?: string
}): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`)
  return {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac.digest('hex')}`,
  }
}
