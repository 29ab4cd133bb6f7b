import type { ComponentChildren } from 'preact'
import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import { Document } from './document.tsx'

interface PublicFrameProps {
  locale: Locale
  title: string
  theme?: 'light' | 'dark' | undefined
  width?: 'wide' | 'narrow' | undefined
  /** The zone of the times if the visitor chose none. The browser may know a better one. */
  guessedZone?: string | undefined
  /** Notified when a person sees the page. */
  opened?: string | undefined
  children: ComponentChildren
}

/** The frame of pages for invitees. */
export function PublicFrame(props: PublicFrameProps) {
  const { locale, title, theme, width, guessedZone, opened, children } = props
  return (
    <Document locale={locale} title={title} theme={theme} scripts={['booking']}>
      <div class={width === 'narrow' ? 'public narrow' : 'public'}>
        <main data-guessed-zone={guessedZone} data-opened={opened}>
          {children}
        </main>
        <footer>{messagesIn(locale, 'booking').poweredBy}</footer>
      </div>
    </Document>
  )
}
