import type { Request, RequestHandler } from 'express'

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Waits until the client has sent its whole body, if the connection closes after the response. Otherwise the
 * connection is reset during the upload and the client never reads the response. On keep-alive connections Node
 * reads the rest itself; Node's request timeout ends endless uploads.
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
