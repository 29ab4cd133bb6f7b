import { separator } from '../read-act.ts'
import { type Element, optionsOf } from './block-kit.ts'
import { Field, type Place } from './fields.tsx'

interface ElementProps {
  element: Element
  blockId: string
  place: Place
}

const pressOf = ({ element, blockId }: ElementProps, option?: string) =>
  [blockId, element.action_id, ...(option === undefined ? [] : [option])].join(separator)

/** One that asks first shows its question under it: pressing again means yes. */
function AskingButton(props: ElementProps) {
  const { confirm, text } = props.element
  return (
    <details class="desk-confirm">
      <summary class="button">{text?.text}</summary>
      <div class="desk-question">
        <strong>{confirm?.title.text}</strong>
        <p>{confirm?.text.text}</p>
        <button type="submit" name="press" value={pressOf(props)} class="primary">
          {confirm?.confirm.text}
        </button>
      </div>
    </details>
  )
}

function Button(props: ElementProps) {
  const { text, url, style, accessibility_label: label, confirm } = props.element
  if (confirm) return <AskingButton {...props} />
  // Slack opens the address and tells the bot; here the address alone is enough to go on.
  if (url)
    return (
      <a class="button" href={url} target="_blank" rel="noreferrer" aria-label={label}>
        {text?.text}
      </a>
    )
  return (
    <button type="submit" name="press" value={pressOf(props)} class={style} aria-label={label}>
      {text?.text}
    </button>
  )
}

const Overflow = (props: ElementProps) => (
  <details class="desk-overflow">
    <summary class="button" aria-label="More">
      ⋯
    </summary>
    <div class="desk-question">
      {optionsOf(props.element).map(({ text, value, url }) =>
        url ? (
          <a key={value} href={url} target="_blank" rel="noreferrer">
            {text.text}
          </a>
        ) : (
          <button key={value} type="submit" name="press" value={pressOf(props, value)}>
            {text.text}
          </button>
        ),
      )}
    </div>
  </details>
)

/** An element whose choice counts at once; the button beside it does without JavaScript what a change does with it. */
const ActingField = (props: ElementProps) => (
  <span class="desk-acting" data-acts>
    <Field {...props} label={props.element.placeholder?.text ?? 'Choose'} />
    <button type="submit" name="press" value={pressOf(props)}>
      OK
    </button>
  </span>
)

export function ActionElement(props: ElementProps) {
  const { type, image_url: src, alt_text: alt } = props.element
  if (type === 'button') return <Button {...props} />
  if (type === 'overflow') return <Overflow {...props} />
  if (type === 'image') return <img class="desk-image" src={src} alt={alt ?? ''} />
  return <ActingField {...props} />
}
