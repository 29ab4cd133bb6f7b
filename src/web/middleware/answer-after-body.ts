import type { Request, RequestHandler } from 'express'

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Lets a client send its whole body before it is answered on a connection that ends with the answer. Closed earlier,
 * the connection is reset while the client still sends, and it never reads why it was refused. On connections that are
 * kept open Node reads the rest itself. Node's own limit on the time of a request ends what never ends.
 */
export const answerAfterBody: RequestHandler = (req, res, next) => {
  if (res.shouldKeepAlive || !hasBody(req)) return next()
  const end = res.end.bind(res) as (...args: unknown[]) => typeof res
  res.end = (...args: unknown[]) => {
    if (req.complete || req.destroyed) return end(...args)
    req.once('close', () => end(...args))
    req.resume()
    return res
  }
  next()
}
