import express, { type RequestHandler, Router } from 'express'
import { z } from 'zod'

const question = z.object({
  type: z.literal('url_verification'),
  challenge: z.string().regex(/^[\x21-\x7e]{1,500}$/),
})

function challengeOf(body: unknown): string | undefined {
  if (!Buffer.isBuffer(body)) return undefined
  try {
    return question.parse(JSON.parse(body.toString('utf8'))).challenge
  } catch {
    // Not a URL check: the next handler reads it.
    return undefined
  }
}

/**
 * Responds to Slack's verification of the request URL. Slack verifies it when the app is created, before we can
 * have its signing secret. The response only repeats the challenge. Other requests are passed on.
 *
 * @see https://docs.slack.dev/reference/events/url_verification
 */
export function urlCheck(eventsPath: string): Router {
  const answer: RequestHandler = (req, res, next) => {
    const challenge = challengeOf(req.body)
    if (challenge === undefined) return next()
    res.type('text/plain').send(challenge)
  }
  const router = Router()
  router.post(eventsPath, express.raw({ type: 'application/json', limit: '1mb' }), answer)
  return router
}
