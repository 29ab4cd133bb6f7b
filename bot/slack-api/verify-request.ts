import { createHmac } from 'node:crypto'
import express, { type RequestHandler } from 'express'
import { isSameSecret } from '../../src/providers/is-same-secret.ts'
import { isSlackBody } from './is-slack-body.ts'

const maxAgeSeconds = 300
/** Allowed difference between the clocks. */
const maxAheadSeconds = 60
const maxBodySize = '1mb'

interface SignedRequest {
  signature: string | undefined
  /** Seconds since 1970, as in the header. */
  timestamp: string | undefined
  body: Buffer
}

/** Whether Slack signed `body` within five minutes before `now` (epoch ms), or up to a minute after it. */
export function isSignedBySlack(
  { signature, timestamp, body }: SignedRequest,
  { signingSecret, now }: { signingSecret: string; now: number },
): boolean {
  if (!signature || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false
  const ageSeconds = now / 1000 - Number(timestamp)
  if (ageSeconds > maxAgeSeconds || ageSeconds < -maxAheadSeconds) return false
  const hmac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body)
  return isSameSecret(signature, `v0=${hmac.digest('hex')}`)
}

/** Keeps the raw body for Bolt's parser. Rejects requests that are unsigned, old, future-dated or malformed. */
export function verifyRequest(options: {
  signingSecret: string
  clock(): number
}): RequestHandler[] {
  const check: RequestHandler = (req, res, next) => {
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    const signature = req.header('x-slack-signature')
    const timestamp = req.header('x-slack-request-timestamp')
    const { signingSecret } = options
    const isGenuine = isSignedBySlack(
      { signature, timestamp, body },
      { signingSecret, now: options.clock() },
    )
    if (!isGenuine) {
      res.status(401).type('text/plain').send('The signature is missing, wrong or out of date.')
      return
    }
    if (!isSlackBody(body, req.header('content-type'))) {
      res.status(400).type('text/plain').send('The body is not what Slack sends.')
      return
    }
    Object.assign(req, { rawBody: body })
    next()
  }
  return [express.raw({ type: () => true, limit: maxBodySize }), check]
}
