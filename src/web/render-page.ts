import type { Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Answers with a whole document. Pages are personal, so nothing between us and the reader keeps them. */
export function renderPage(res: Response, page: VNode, { status = 200 } = {}): void {
  res
    .status(status)
    .set('Cache-Control', 'private, no-store')
    .type('html')
    .send(`<!doctype html>${renderToString(page)}`)
}
