import { maxDomainLength, maxNameLength } from '../../../model/maximums.ts'
import { showDomain } from '../../../text/show-email.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { companyAddress } from '../records-access.ts'
import { RecordsFrame } from '../records-frame.tsx'
import { TextField } from '../text-field.tsx'
import type { CompanyFault, CompanyForm } from './company-form.ts'

export interface CompanyEditorProps {
  visit: Visit
  /** Undefined for a new company. */
  company: { id: string; name: string } | undefined
  form: CompanyForm
  faults: readonly CompanyFault[]
}

/** Message of the field's first fault. */
function faultOf({ visit, faults }: CompanyEditorProps, own: readonly CompanyFault[]) {
  const fault = own.find(one => faults.includes(one))
  return fault && visit.copy.records.faults[fault]
}

function CompanyFields(props: CompanyEditorProps) {
  const { visit, form } = props
  const copy = visit.copy.records.companies
  return (
    <div class="pair">
      <TextField
        name="name"
        label={copy.name}
        value={form.name}
        fault={faultOf(props, ['name', 'nameTaken'])}
        maxLength={maxNameLength}
        isRequired
      />
      <TextField
        name="domain"
        label={copy.domain}
        value={showDomain(form.domain)}
        hint={copy.domainHint}
        fault={faultOf(props, ['domain', 'domainTaken'])}
        maxLength={maxDomainLength}
      />
    </div>
  )
}

/** /records/companies/new and /records/builtin/companies/:id/edit */
export function CompanyEditor(props: CompanyEditorProps) {
  const { visit, company, faults } = props
  const { frame, records } = visit.copy
  const copy = records.companies
  const page = company ? companyAddress(company.id) : undefined
  return (
    <RecordsFrame
      visit={visit}
      tab="companies"
      title={company ? records.editTitle({ name: company.name }) : copy.new}
      notice={faults.length > 0 ? { kind: 'bad', text: frame.check } : undefined}
    >
      <p>
        <a href={page ?? '/records/companies'}>{company?.name ?? copy.all}</a>
      </p>
      <form method="post" action={page ? `${page}/edit` : '/records/companies/new'} class="panel">
        <FormSecret visit={visit} />
        <CompanyFields {...props} />
        <button type="submit" class="primary">
          {frame.save}
        </button>
      </form>
    </RecordsFrame>
  )
}
