import type { CrmChoice, CrmChoices } from '../../../../crm/contract/crm-objects.ts'
import { type EditorProps, FaultLine, type Option, SelectField, TextField } from './page-fields.tsx'

/** The current type is always a choice, so that saving the page does not change it by accident. */
function optionsOf({ visit, form }: EditorProps, types: readonly CrmChoice[]): readonly Option[] {
  const copy = visit.copy.pages
  const current = form.texts.meetingType
  const isDeleted = current !== '' && !types.some(({ value }) => value === current)
  return [
    { value: '', label: copy.noMeetingType },
    ...types,
    ...(isDeleted ? [{ value: current, label: copy.meetingTypeGone({ type: current }) }] : []),
  ]
}

/** The CRM account's meeting types. If it has none, only a current type can be changed. */
export function MeetingTypeField(
  props: EditorProps & { meetingTypes: CrmChoices['meetingTypes'] },
) {
  const copy = props.visit.copy.pages
  const { meetingTypes } = props
  const label = `${copy.meetingType} (${copy.optional})`
  if (!meetingTypes?.length)
    return props.form.texts.meetingType === '' ? null : (
      <TextField {...props} name="meetingType" label={label} fault="meetingType" />
    )
  return (
    <SelectField
      name="meetingType"
      label={label}
      value={props.form.texts.meetingType}
      options={optionsOf(props, meetingTypes)}
    >
      <FaultLine {...props} fault="meetingType" />
    </SelectField>
  )
}
