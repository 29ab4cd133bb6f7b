import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../model/entities.ts'
import type { AssetName } from '../../assets.ts'
import { Document } from '../../views/document.tsx'

/** The CRM that frames the page, for the script that communicates with it. */
export interface FramedBy {
  crm: string
  /** The frame's id in the CRM. */
  frameId?: string | undefined
}

interface EmbeddedFrameProps {
  locale: Locale
  title: string
  framedBy: FramedBy
  scripts?: readonly AssetName[] | undefined
  children: ComponentChildren
}

/** The frame of our pages inside a CRM. It has no navigation, because its links would not work without a cookie. */
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
