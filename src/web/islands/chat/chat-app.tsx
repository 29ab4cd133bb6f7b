import { useEffect, useRef } from 'preact/hooks'
import { Composer } from './composer.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Log } from './log.tsx'
import type { PanelProps } from './panel-props.ts'

interface AppProps extends PanelProps {
  name: string
  greeting: string
  /** Shown above the conversation, or asked before it. */
  consentText: string | undefined
  close(): void
}

function Header({ name, state, copy, close }: AppProps) {
  return (
    <header class="head">
      <div>
        <h1>{name}</h1>
        {state.connection === 'connected' && (
          <p class={state.isOnline ? 'presence on' : 'presence'}>
            {state.isOnline ? copy.online : copy.offline}
          </p>
        )}
      </div>
      <button type="button" class="icon" aria-label={copy.close} onClick={close}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path
            d="M6 6l12 12M18 6L6 18"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
          />
        </svg>
      </button>
    </header>
  )
}

function ConsentQuestion({ client, copy, consentText, greeting }: AppProps) {
  return (
    <div class="consent-question">
      <p class="bubble bot">{greeting}</p>
      <p>{consentText}</p>
      <div class="choices">
        <button type="button" class="main" onClick={() => client.setConsent('granted')}>
          {copy.allow}
        </button>
        <button type="button" onClick={() => client.setConsent('denied')}>
          {copy.refuse}
        </button>
      </div>
    </div>
  )
}

/** The panel. Opening it moves the focus to the composer; nothing else moves it. */
export function ChatApp(props: AppProps) {
  const { state, close } = props
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.isOpen) root.current?.querySelector<HTMLElement>('textarea, .main')?.focus()
  }, [state.isOpen, state.asksConsent])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel wherever the focus is
    <div
      class="chat"
      ref={root}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) close()
      }}
    >
      <Header {...props} />
      <main>
        {state.asksConsent ? (
          <ConsentQuestion {...props} />
        ) : (
          <>
            <Log {...props} />
            <ConnectionBar {...props} />
            <Composer {...props} />
          </>
        )}
      </main>
    </div>
  )
}
