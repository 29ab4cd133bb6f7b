import type { ComponentChildren } from 'preact'
import { separator } from '../read-act.ts'
import { type Element, optionsOf } from './block-kit.ts'
import type { FieldProps, Place } from './chosen.ts'
import { Field, idOf, isTicked } from './fields.tsx'

interface ElementProps {
  element: Element
  blockId: string
  place: Place
}

const pressOf = ({ element, blockId }: ElementProps, option?: string) =>
  [blockId, element.action_id, ...(option === undefined ? [] : [option])].join(separator)

/** A popover above the page. Escape or a click outside closes it. */
const Popover = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <div class="desk-popover" id={id} popover="auto">
    {children}
  </div>
)

/** A button with a confirmation dialog. Only the confirmed press is sent. */
function AskingButton(props: ElementProps) {
  const { confirm, text, style, accessibility_label: label } = props.element
  const id = `${idOf(props.place, props.blockId, props.element)}-asks`
  return (
    <>
      <button type="button" class={style} popovertarget={id} aria-label={label}>
        {text?.text}
      </button>
      <Popover id={id}>
        <strong>{confirm?.title.text}</strong>
        <p>{confirm?.text.text}</p>
        <div class="desk-actions">
          <button type="button" popovertarget={id} popovertargetaction="hide">
            {confirm?.deny.text}
          </button>
          <button
            type="submit"
            name="press"
            value={pressOf(props)}
            class={confirm?.style ?? 'primary'}
          >
            {confirm?.confirm.text}
          </button>
        </div>
      </Popover>
    </>
  )
}

function Button(props: ElementProps) {
  const { text, url, style, accessibility_label: label, confirm } = props.element
  if (confirm) return <AskingButton {...props} />
  // Slack opens the link and notifies the bot. Here only the link opens.
  if (url)
    return (
      <a
        class={`button ${style ?? ''}`}
        href={url}
        target="_blank"
        rel="noreferrer"
        aria-label={label}
      >
        {text?.text}
      </a>
    )
  return (
    <button type="submit" name="press" value={pressOf(props)} class={style} aria-label={label}>
      {text?.text}
    </button>
  )
}

function Overflow(props: ElementProps) {
  const id = `${idOf(props.place, props.blockId, props.element)}-menu`
  return (
    <>
      <button type="button" popovertarget={id} aria-label="More">
        ⋯
      </button>
      <Popover id={id}>
        {optionsOf(props.element).map(({ text, value, url }) =>
          url ? (
            <a key={value} class="button" href={url} target="_blank" rel="noreferrer">
              {text.text}
            </a>
          ) : (
            <button key={value} type="submit" name="press" value={pressOf(props, value)}>
              {text.text}
            </button>
          ),
        )}
      </Popover>
    </>
  )
}

/** A field that acts at once. Without JavaScript, the button next to it submits the choice. */
export const ActingField = (props: FieldProps) => (
  <span class="desk-acting" data-acts={isTicked(props.element) ? 'ticks' : 'field'}>
    <Field {...props} />
    <button type="submit" name="press" value={pressOf(props)}>
      OK
    </button>
  </span>
)

export function ActionElement(props: ElementProps) {
  const { type, image_url: src, alt_text: alt, placeholder } = props.element
  if (type === 'button') return <Button {...props} />
  if (type === 'overflow') return <Overflow {...props} />
  if (type === 'image') return <img class="desk-image" src={src} alt={alt ?? ''} />
  return <ActingField {...props} label={placeholder?.text ?? 'Choose'} />
}
