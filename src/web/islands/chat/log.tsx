import { useEffect, useRef, useState } from 'preact/hooks'
import { ChatForm } from './chat-form.tsx'
import { Choices } from './choices.tsx'
import { Message, UnsentMessage } from './message.tsx'
import { Month } from './month.tsx'
import type { PanelProps } from './panel-props.ts'
import { type Line, linesOf, liveSeq } from './transcript.ts'

interface LogProps extends PanelProps {
  greeting: string
  consentText: string | undefined
}

const nearEndPx = 120

/** Keeps the newest message in view, unless the visitor reads further up. */
function useScroll(length: number) {
  const log = useRef<HTMLDivElement>(null)
  const isNearEnd = useRef(true)
  useEffect(() => {
    const element = log.current
    if (element && isNearEnd.current) element.scrollTop = element.scrollHeight
  }, [length])
  const onScroll = () => {
    const element = log.current
    if (!element) return
    isNearEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx
  }
  return { log, onScroll, isNearEnd }
}

/** Each new message once, for screen readers: the list itself also changes by edits and buttons. */
function useAnnouncement(lines: readonly Line[], nameOf: (line: Line) => string): string {
  const last = lines.findLast(({ from, text }) => from !== 'visitor' && text)
  return last ? `${nameOf(last)}: ${last.text}` : ''
}

function LiveParts(props: PanelProps & { line: Line; onGrow(): void }) {
  const { line, state, copy, onGrow } = props
  const [showsMonth, setShowsMonth] = useState(false)
  useEffect(onGrow, [showsMonth])
  if (line.seq <= state.answeredSeq) return null
  return (
    <div class="live">
      {line.form && <ChatForm key={line.seq} {...props} form={line.form} />}
      <Choices {...props} choices={line.choices ?? []} />
      {line.canShowMonth && (
        <button
          type="button"
          class="quiet"
          aria-expanded={showsMonth}
          onClick={() => setShowsMonth(shows => !shows)}
        >
          {showsMonth ? copy.hideTimes : copy.allTimes}
        </button>
      )}
      {showsMonth && <Month {...props} />}
    </div>
  )
}

/** The conversation, newest below, with the buttons and the form of its last message. */
export function Log(props: LogProps) {
  const { state, copy, greeting, consentText } = props
  const lines = linesOf(state.transcript)
  const live = liveSeq(lines)
  const last = lines.at(-1)
  const { log, onScroll, isNearEnd } = useScroll(
    lines.length + state.unsent.length + (state.isTyping ? 1 : 0) + state.answeredSeq,
  )
  const nameOf = ({ name }: Line) => name ?? copy.assistant
  const announcement = useAnnouncement(lines, nameOf)
  const onGrow = () => {
    const element = log.current
    if (element && isNearEnd.current) element.scrollTop = element.scrollHeight
  }
  return (
    <>
      <div
        class="log"
        ref={log}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={copy.messages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region can be reached by keyboard
        tabIndex={0}
      >
        {consentText && <p class="fine">{consentText}</p>}
        {lines.length === 0 && <p class="bubble bot">{greeting}</p>}
        {lines.map(line => (
          <div key={line.seq}>
            <Message {...props} line={line} />
            {line.seq === live && <LiveParts {...props} line={line} onGrow={onGrow} />}
          </div>
        ))}
        {state.unsent.map(unsent => (
          <UnsentMessage key={unsent.clientId} {...props} unsent={unsent} />
        ))}
        {state.isTyping && <p class="fine">{copy.typing}</p>}
        {last?.kind === 'closed' && <p class="fine">{copy.closed}</p>}
      </div>
      <div class="spoken" aria-live="polite">
        {announcement}
      </div>
    </>
  )
}
