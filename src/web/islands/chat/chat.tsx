/**
 * The panel of the live chat, in a frame on a website. It opens a session only once the visitor opens the panel.
 * Budget: 45 KB gzip with its style sheet.
 */
import './chat.css'
import { render } from 'preact'
import { acceptPort, type LoaderMessage } from './accept-port.ts'
import { ChatApp } from './chat-app.tsx'
import { ChatClient } from './chat-client.ts'
import { readConsent, readPage, readTokenText, readVisit } from './chat-session.ts'
import type { ChatState } from './chat-state.ts'
import { copyIn, localeIn, readFacts } from './panel-facts.ts'
import { linesOf } from './transcript.ts'

const facts = readFacts()
const root = document.getElementById('chat')
let locale = localeIn(facts, document.documentElement.lang)
let client: ChatClient | undefined
let unread = 0

const send = acceptPort({ origins: facts.origins, onMessage: take })

function countUnread({ isOpen, transcript, seenSeq }: ChatState): number {
  if (isOpen) return 0
  return linesOf(transcript).filter(
    ({ seq, from, kind }) => seq > seenSeq && kind === 'message' && from !== 'visitor',
  ).length
}

function show(state: ChatState): void {
  if (!root || !client) return
  const copy = copyIn(facts, locale)
  const count = countUnread(state)
  if (count !== unread) send({ type: 'unread', n: count, label: copy.unread({ count }) })
  unread = count
  render(
    <ChatApp
      client={client}
      state={state}
      copy={copy}
      locale={locale}
      name={facts.name}
      pageUrl={facts.pageUrl}
      greeting={facts.greeting[locale]}
      consentText={facts.consent === 'none' ? undefined : facts.consentText[locale]}
      close={() => send({ type: 'close' })}
    />,
    root,
  )
}

function connect(message: LoaderMessage): void {
  const visit = readVisit(message)
  locale = localeIn(facts, visit.locale)
  document.documentElement.lang = locale
  document.documentElement.dir = message.dir === 'rtl' ? 'rtl' : 'ltr'
  client ??= new ChatClient(
    {
      key: facts.key,
      consentMode: facts.consent,
      limitedText: copyIn(facts, locale).limited,
      onChange: show,
      onToken: value => send({ type: 'token', value: value ?? null }),
      onEvent: (name, detail) => send({ type: 'event', name, detail }),
    },
    { visit, token: readTokenText(message.token) },
  )
  show(client.state)
}

/** What the page around the frame says. Unknown messages are dropped. */
function take(message: LoaderMessage): void {
  const handlers: Record<string, () => void> = {
    connect: () => connect(message),
    open: () => client?.open(),
    close: () => client?.close(),
    page: () => client?.setPage(readPage(message.page)),
    consent: () => client?.setConsent(readConsent(message.value)),
    shutdown: () => void client?.end('shutdown').catch(() => undefined),
    forget: () => void client?.end('forget').catch(() => undefined),
    identify: () => {
      const token = readTokenText(message.token)
      if (token) void client?.identify(token)
    },
    viewport: () => document.documentElement.classList.toggle('full', message.isFull === true),
  }
  if (Object.hasOwn(handlers, message.type)) handlers[message.type]?.()
}

document.documentElement.style.setProperty('--brand', facts.color)
