import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../model/entities.ts'
import type { AssetName } from '../../assets.ts'
import { Document } from '../../views/document.tsx'

/** Which CRM shows us, for the script that speaks with it. */
export interface FramedBy {
  crm: string
  /** As the CRM names the frame. */
  frameId?: string | undefined
}

interface EmbeddedFrameProps {
  locale: Locale
  title: string
  framedBy: FramedBy
  scripts?: readonly AssetName[] | undefined
  children: ComponentChildren
}

/** The frame of our pages inside a CRM's: no navigation of ours, which would lead nowhere without a cookie. */
export function EmbeddedFrame(props: EmbeddedFrameProps) {
  const { locale, title, framedBy, scripts = [], children } = props
  return (
    <Document locale={locale} title={`${title} · Parley`} scripts={['embedded', ...scripts]}>
      <main
        id="main"
        class="app-main embedded"
        data-crm={framedBy.crm}
        data-frame-id={framedBy.frameId}
      >
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  )
}
