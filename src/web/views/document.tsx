import type { ComponentChildren } from 'preact'
import type { Locale } from '../../model/entities.ts'
import { type AssetName, asset } from '../assets.ts'

interface DocumentProps {
  locale: Locale
  title: string
  /** Asset names of the islands on this page. */
  scripts?: readonly AssetName[] | undefined
  /** `auto` follows the reader's system. */
  theme?: 'auto' | 'light' | 'dark' | undefined
  /** More elements of the head. */
  head?: ComponentChildren
  children: ComponentChildren
}

/** The outermost element of every page. All our languages are written from left to right. */
export function Document({ locale, title, scripts = [], theme, head, children }: DocumentProps) {
  return (
    <html lang={locale} dir="ltr" data-theme={theme ?? 'auto'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="strict-origin-when-cross-origin" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={asset('style')} />
        {scripts.map(name => (
          <script key={name} type="module" src={asset(name)} />
        ))}
        {head}
      </head>
      <body>{children}</body>
    </html>
  )
}
