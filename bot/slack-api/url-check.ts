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
    // Something else than Slack's question: whoever comes next reads it.
    return undefined
  }
}

/**
 * Answers Slack's question whether we are at the request URL. Slack asks when the app is made, so before anybody can
 * give us its signing secret; the answer repeats the question and tells nothing. Everything else is passed on.
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
