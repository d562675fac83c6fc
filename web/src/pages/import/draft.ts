import type { GuessedRole, Mapping, Upload, UploadColumn } from '../../api/uploads'

/** What a column is for. */
export type Role = GuessedRole | 'trait' | 'none'

/** How events get their names: from a column, all one name, or none where rows only describe customers. */
export type Naming = 'column' | 'constant' | 'none'

/** What the reader has said about one file so far. */
export interface Draft {
  roles: Record<string, Role>
  naming: Naming
  constant: string
  /** `''` is: as recognised. */
  format: string
  timezone: string
  delimiter: string
  /** Columns whose times leave open how they are to be read, such as day and month in `03/04/2026`. */
  open: string[]
}

/** Roles that one column of a file has at most. */
const ONCE: ReadonlySet<Role> = new Set(['customer', 'time', 'event', 'account'])

/** The name of a file without folders and endings, as a name of events: `orders-2026.csv.gz` is `orders`. */
export function constantOf(file: string): string {
  const [stem = ''] = file.split('.')
  return (
    stem
      .replace(/[-_ ]*[\d-]+$/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || 'event'
  )
}

/** The server's guess, as a draft to be changed. Rows without any time can't be events: they describe customers. */
export function draftOf({ name, columns, delimiter }: Upload, timezone: string): Draft {
  const has = (role: GuessedRole) => columns.some((column) => column.role === role)
  const naming = !has('time') ? 'none' : has('event') ? 'column' : 'constant'
  const roleOf = ({ role }: UploadColumn): Role => (naming === 'none' && role === 'property' ? 'trait' : role)
  const roles = Object.fromEntries(columns.map((column) => [column.name, roleOf(column)]))
  return {
    roles,
    naming,
    constant: constantOf(name),
    format: '',
    timezone,
    delimiter: delimiter ?? '',
    open: columns.filter((column) => column.problem).map((column) => column.name),
  }
}

/** Gives a column a role. Who had it before, where only one can, becomes a property. */
export function giveRole(draft: Draft, column: string, role: Role): Draft {
  const roles = { ...draft.roles }
  if (ONCE.has(role)) {
    for (const [name, had] of Object.entries(roles)) if (had === role) roles[name] = 'property'
  }
  const lostEvent = roles[column] === 'event' && role !== 'event'
  roles[column] = role
  const naming = role === 'event' ? 'column' : lostEvent && draft.naming === 'column' ? 'constant' : draft.naming
  return { ...draft, roles, naming }
}

/** Chooses how events get their names; a column that did so becomes a property when it does no more. */
export function setNaming(draft: Draft, naming: Naming): Draft {
  if (naming === 'column') return { ...draft, naming }
  const roles = Object.fromEntries(
    Object.entries(draft.roles).map(([name, role]) => [name, role === 'event' ? 'property' : role]),
  )
  return { ...draft, naming, roles }
}

/** The column that has a role. */
export function columnOf({ roles }: Draft, role: Role): string | undefined {
  return Object.keys(roles).find((name) => roles[name] === role)
}

/** True if the times of the file can be read in more than one way. */
export function isOpen(draft: Draft): boolean {
  return draft.open.includes(columnOf(draft, 'time') ?? '')
}

export type Missing = 'customer' | 'time' | 'format' | 'event' | 'constant' | 'trait'

/** What has to be said before the server can be asked. */
export function missingOf(draft: Draft): Missing[] {
  const missing: Missing[] = []
  if (!columnOf(draft, 'customer')) missing.push('customer')
  if (draft.naming === 'none') {
    if (!columnOf(draft, 'trait')) missing.push('trait')
    return missing
  }
  if (!columnOf(draft, 'time')) missing.push('time')
  if (isOpen(draft) && !draft.format) missing.push('format')
  if (draft.naming === 'column' && !columnOf(draft, 'event')) missing.push('event')
  if (draft.naming === 'constant' && draft.constant.trim() === '') missing.push('constant')
  return missing
}

/** The draft as the mapping that the server reads; null while something is missing. */
export function mappingOf(draft: Draft): Mapping | null {
  if (missingOf(draft).length > 0) return null
  const named = (role: Role) => Object.keys(draft.roles).filter((name) => draft.roles[name] === role)
  const [time] = named('time')
  const [account] = named('account')
  const [event] = named('event')
  const traits = named('trait')
  const drop = named('none')
  const mapping: Mapping = { customer: columnOf(draft, 'customer') ?? '' }
  if (draft.timezone) mapping.timezone = draft.timezone
  if (draft.delimiter) mapping.delimiter = draft.delimiter === '\t' ? 'tab' : draft.delimiter
  if (time !== undefined) mapping.time = draft.format ? { column: time, format: draft.format } : time
  if (draft.naming === 'column' && event !== undefined) mapping.event = { column: event }
  if (draft.naming === 'constant') mapping.event = draft.constant.trim()
  if (mapping.event !== undefined) {
    mapping.properties = 'all'
    if (drop.length > 0) mapping.drop = drop
  }
  if (traits.length > 0) mapping.traits = traits
  if (account !== undefined) mapping.account = account
  return mapping
}

/** Where on the screen a refusal belongs: at a column, at a control, or above everything. */
export interface Complaint {
  column?: string
  control?: 'event' | 'format' | 'timezone'
  detail: string
}

/** Finds the place of an error by its pointer into the request (`/mapping/traits/1`). */
export function complaintOf(pointer: string | undefined, detail: string, draft: Draft, mapping: Mapping): Complaint {
  const [, , key = '', inner = ''] = (pointer ?? '').split('/')
  if (key === 'customer' || key === 'account') return at(columnOf(draft, key), detail)
  if (key === 'timezone') return { control: 'timezone', detail }
  if (key === 'time') return inner === 'timezone' ? { control: 'timezone', detail } : { control: 'format', detail }
  if (key === 'event')
    return draft.naming === 'column' ? at(columnOf(draft, 'event'), detail) : { control: 'event', detail }
  if (key === 'traits' || key === 'drop') return at(mapping[key]?.[Number(inner)], detail)
  return { detail }
}

function at(column: string | undefined, detail: string): Complaint {
  return column === undefined ? { detail } : { column, detail }
}

/** True if a written time says its own zone, or is a count of seconds since 1970, which needs none. */
export function saysZone(time: string): boolean {
  return /(Z|[+-]\d{2}:?\d{2})$/i.test(time.trim()) || /^\d{9,}(\.\d+)?$/.test(time.trim())
}

/** Whether a time zone has to be asked for: some time says none. */
export function needsZone(column: UploadColumn | undefined): boolean {
  return column?.samples.some((sample) => !saysZone(sample)) ?? false
}
