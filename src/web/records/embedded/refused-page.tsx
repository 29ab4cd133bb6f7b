import type { Response } from 'express'
import { renderPage } from '../../render-page.ts'
import { EmbeddedFrame, type FramedBy } from './embedded-frame.tsx'
import type { Refused } from './read-visit.ts'

/** Explains in the frame why the form is not available. */
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
