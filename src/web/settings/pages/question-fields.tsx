import { maxOptionLength, maxOptions, maxQuestionLength } from '../../../model/maximums.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { PageFaults } from './page-fault-texts.ts'
import { FaultLine } from './page-fields.tsx'
import { answerKinds, type QuestionRow } from './page-form.ts'

const spareRows = 2
const emptyRow: QuestionRow = { id: '', label: '', kind: 'text', required: false, options: '' }

interface RowProps {
  visit: Visit
  faults: PageFaults
  row: QuestionRow
  index: number
}

function Row({ visit, faults, row, index }: RowProps) {
  const copy = visit.copy.pages
  const noted = (path: string) => ({
    'aria-invalid': faults.has(path) ? ('true' as const) : undefined,
    'aria-describedby': faults.has(path) ? `fault-${path}` : undefined,
  })
  const name = (field: keyof QuestionRow) => `questions.${index}.${field}`
  return (
    <div class="question">
      <input type="hidden" name={name('id')} value={row.id} />
      <div class="field">
        <label for={name('label')}>{copy.question}</label>
        <input
          id={name('label')}
          name={name('label')}
          value={row.label}
          maxLength={maxQuestionLength}
          {...noted(name('label'))}
        />
        <FaultLine faults={faults} fault={name('label')} />
      </div>
      <div class="field">
        <label for={name('kind')}>{copy.answerKind}</label>
        <select id={name('kind')} name={name('kind')}>
          {answerKinds.map(kind => (
            <option key={kind} value={kind} selected={kind === row.kind}>
              {copy.answerKinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div class="field options">
        <label for={name('options')}>{copy.options}</label>
        <textarea
          id={name('options')}
          name={name('options')}
          rows={2}
          maxLength={maxOptions * (maxOptionLength + 1)}
          {...noted(name('options'))}
        >
          {row.options}
        </textarea>
        <FaultLine faults={faults} fault={name('options')} />
      </div>
      <label class="check">
        <input type="checkbox" name={name('required')} checked={row.required} />
        {copy.required}
      </label>
    </div>
  )
}

/** The questions of a page, with empty rows for new ones. */
export function QuestionFields({
  visit,
  faults,
  questions,
}: {
  visit: Visit
  faults: PageFaults
  questions: readonly QuestionRow[]
}) {
  const copy = visit.copy.pages
  const rows = [...questions, ...Array.from({ length: spareRows }, () => emptyRow)]
  return (
    <fieldset>
      <legend>{copy.questions}</legend>
      <p class="soft">{copy.questionsHint}</p>
      <FaultLine faults={faults} fault="questions" />
      {rows.map((row, index) => (
        <Row key={row.id || `new-${index}`} {...{ visit, faults, row, index }} />
      ))}
    </fieldset>
  )
}
