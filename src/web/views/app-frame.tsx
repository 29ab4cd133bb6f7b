import type { ComponentChildren } from 'preact'
import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import type { AssetName } from '../assets.ts'
import { Document } from './document.tsx'

export type AppSection = 'settings' | 'records' | 'conversations' | 'reports' | 'mails' | 'slack'

export interface AppFrameProps {
  locale: Locale
  title: string
  /** The current section in the navigation. */
  section?: AppSection | undefined
  userName?: string | undefined
  /** Emails are stored only outside production and without SMTP. */
  showsMails?: boolean | undefined
  /** Slack is simulated only if no Slack is configured. */
  showsSlack?: boolean | undefined
  /** Links of the current section, under the heading. */
  tabs?: readonly { href: string; label: string; isCurrent: boolean }[] | undefined
  /** The sign-out form, with its hidden fields. */
  signOut?: ComponentChildren
  scripts?: readonly AssetName[] | undefined
  children: ComponentChildren
}

const addresses = {
  settings: '/settings',
  records: '/records',
  conversations: '/conversations',
  reports: '/reports',
  mails: '/dev/mail',
  slack: '/dev/slack',
} as const

function sectionsOf({ showsMails, showsSlack }: AppFrameProps): AppSection[] {
  const all: [AppSection, boolean | undefined][] = [
    ['settings', true],
    ['records', true],
    ['conversations', true],
    ['reports', true],
    ['mails', showsMails],
    ['slack', showsSlack],
  ]
  return all.flatMap(([section, isShown]) => (isShown ? [section] : []))
}

function Navigation(props: AppFrameProps) {
  const { locale, section, userName, signOut } = props
  return (
    <header class="app-bar">
      <a class="brand" href="/settings">
        Parley
      </a>
      <nav>
        <ul>
          {sectionsOf(props).map(name => (
            <li key={name}>
              <a href={addresses[name]} aria-current={name === section ? 'page' : undefined}>
                {messagesIn(locale, 'frame')[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {userName && <span class="app-user">{userName}</span>}
      {signOut}
    </header>
  )
}

/** The frame of signed-in pages: navigation, heading, tabs of the section, content. */
export function AppFrame(props: AppFrameProps) {
  const { locale, title, tabs, scripts, children } = props
  return (
    <Document locale={locale} title={`${title} · Parley`} scripts={scripts}>
      <a class="skip" href="#main">
        {messagesIn(locale, 'frame').skip}
      </a>
      <Navigation {...props} />
      <main id="main" class="app-main">
        <h1>{title}</h1>
        {tabs && (
          <nav class="tabs" aria-label={title}>
            <ul>
              {tabs.map(({ href, label, isCurrent }) => (
                <li key={href}>
                  <a href={href} aria-current={isCurrent ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {children}
      </main>
    </Document>
  )
}
