import type { Response } from 'express'
import { renderPage } from '../../render-page.ts'
import { EmbeddedFrame, type FramedBy } from './embedded-frame.tsx'
import type { Refused } from './read-visit.ts'

/** Says in the frame why there is nothing to do in it. */
export const renderRefused = (
  res: Response,
  { locale, title, detail, status }: Refused,
  framedBy: FramedBy,
): void =>
  renderPage(
    res,
    <EmbeddedFrame locale={locale} title={title} framedBy={framedBy}>
      <p role="alert">{detail}</p>
    </EmbeddedFrame>,
    { status },
  )
