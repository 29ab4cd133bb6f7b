import type { Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { showEmailsIn } from '../text/show-email.ts'

/** Sends a whole document. Pages are personal, so caches must not store them. */
export function renderPage(res: Response, page: VNode, { status = 200 } = {}): void {
  res
    .status(status)
    .set('Cache-Control', 'private, no-store')
    .type('html')
    .send(`<!doctype html>${showEmailsIn(renderToString(page))}`)
}
