import type { RequestHandler } from 'express'

/** Any site may list slots, book and read the responses, without the visitor's cookies. */
export const allowAnyOrigin: RequestHandler = (_req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*')
  res.set('Access-Control-Expose-Headers', 'Idempotency-Replayed, Retry-After')
  next()
}

/** Responds to the browser's preflight request. */
export const answerPreflight =
  (method: string): RequestHandler =>
  (_req, res) => {
    res
      .set('Access-Control-Allow-Methods', method.toUpperCase())
      .set('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key')
      .set('Access-Control-Max-Age', '86400')
      .status(204)
      .end()
  }
