import { useEffect, useRef } from 'preact/hooks'
import type { PanelProps } from './panel-props.ts'

const maxLength = 4_000

/** The visitor's text. Enter sends, Shift+Enter breaks the line; an input method's Enter does neither. */
export function Composer({ client, state, copy }: PanelProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    if (!element) return
    element.style.setProperty('height', 'auto')
    element.style.setProperty('height', `${element.scrollHeight}px`)
  }, [state.draft])
  const send = () => client.write(field.current?.value ?? '')
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault()
        send()
        field.current?.focus()
      }}
    >
      <textarea
        ref={field}
        rows={1}
        maxLength={maxLength}
        aria-label={copy.placeholder}
        placeholder={copy.placeholder}
        dir="auto"
        enterkeyhint="send"
        value={state.draft}
        onInput={event => client.setDraft(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <button type="submit" class="icon send" aria-label={copy.send} disabled={!state.draft.trim()}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 11.5 21 3l-6 18-3.5-7.5z" fill="currentColor" />
        </svg>
      </button>
    </form>
  )
}
