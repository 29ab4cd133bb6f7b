import type { ComponentChildren } from 'preact'
import { bookingWords } from '../../i18n/booking/booking-words.ts'
import type { Locale } from '../../scheduling/entities.ts'
import { Document } from './document.tsx'

export interface PublicFrameProps {
  locale: Locale
  title: string
  theme?: 'light' | 'dark' | undefined
  width?: 'wide' | 'narrow' | undefined
  children: ComponentChildren
}

/** The frame of the pages an invitee sees. */
export function PublicFrame({ locale, title, theme, width, children }: PublicFrameProps) {
  return (
    <Document locale={locale} title={title} theme={theme} scripts={['booking']}>
      <div class={width === 'narrow' ? 'public narrow' : 'public'}>
        <main>{children}</main>
        <footer>{bookingWords(locale).poweredBy}</footer>
      </div>
    </Document>
  )
}
