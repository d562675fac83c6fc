import { describe, expect, test } from 'vitest'
import type { Upload, UploadColumn } from '../../api/uploads'
import {
  complaintOf,
  constantOf,
  draftOf,
  giveRole,
  mappingOf,
  missingOf,
  needsZone,
  saysZone,
  setNaming,
} from './draft'

function column(name: string, role: UploadColumn['role'], samples: string[] = []): UploadColumn {
  return { name, role, samples, type: 'string', filled: 1, problem: null }
}

const UPLOAD: Upload = {
  id: 'u1',
  name: 'ecom.csv.gz',
  bytes: 1,
  format: 'csv',
  delimiter: null,
  rows_seen: 1,
  columns: [
    column('user_id', 'customer'),
    column('session_id', 'property'),
    column('event', 'event'),
    column('timestamp', 'time', ['2024-03-13 10:21:14']),
    column('platform', 'property'),
    column('lifecycle', 'property'),
  ],
}

describe('a mapping', () => {
  test('of the untouched guess says nothing that is not needed', () => {
    expect(mappingOf(draftOf(UPLOAD, 'UTC'))).toEqual({
      timezone: 'UTC',
      customer: 'user_id',
      time: 'timestamp',
      event: { column: 'event' },
      properties: 'all',
    })
  })

  test('leaves columns out, and makes traits and accounts of others', () => {
    let draft = giveRole(draftOf(UPLOAD, ''), 'session_id', 'none')
    draft = giveRole(giveRole(draft, 'lifecycle', 'trait'), 'platform', 'account')
    expect(mappingOf({ ...draft, format: '%d/%m/%Y' })).toEqual({
      customer: 'user_id',
      time: { column: 'timestamp', format: '%d/%m/%Y' },
      event: { column: 'event' },
      properties: 'all',
      drop: ['session_id'],
      traits: ['lifecycle'],
      account: 'platform',
    })
  })

  test('keeps the delimiter that was found, for the server would read the file with its own', () => {
    expect(mappingOf(draftOf({ ...UPLOAD, delimiter: ';' }, ''))).toMatchObject({ delimiter: ';' })
    expect(mappingOf(draftOf({ ...UPLOAD, delimiter: '\t' }, ''))).toMatchObject({ delimiter: 'tab' })
  })

  test('of rows that only describe customers has no event and no properties', () => {
    const draft = setNaming(giveRole(draftOf(UPLOAD, ''), 'platform', 'trait'), 'none')
    expect(mappingOf(giveRole(draft, 'timestamp', 'none'))).toEqual({ customer: 'user_id', traits: ['platform'] })
  })

  test('is not sent while something is missing', () => {
    const draft = giveRole(draftOf(UPLOAD, ''), 'user_id', 'property')
    expect(missingOf(draft)).toEqual(['customer'])
    expect(mappingOf(draft)).toBeNull()
    expect(missingOf({ ...setNaming(draft, 'constant'), constant: '  ' })).toEqual(['customer', 'constant'])
    expect(missingOf(setNaming(draftOf(UPLOAD, ''), 'none'))).toEqual(['trait'])
  })
})

test('a file without any time is taken to describe customers', () => {
  const columns = [column('id', 'customer'), column('city', 'property')]
  expect(mappingOf(draftOf({ ...UPLOAD, columns }, 'UTC'))).toEqual({
    timezone: 'UTC',
    customer: 'id',
    traits: ['city'],
  })
})

test('a role that only one column has moves, and leaves no second customer behind', () => {
  const draft = giveRole(draftOf(UPLOAD, ''), 'session_id', 'customer')
  expect(draft.roles).toMatchObject({ session_id: 'customer', user_id: 'property' })
})

test('the event column that gets another role is missed, until a name or a column takes its place', () => {
  const draft = giveRole(draftOf(UPLOAD, ''), 'event', 'property')
  expect(draft.naming).toBe('constant')
  expect(mappingOf(draft)?.event).toBe('ecom')
  expect(giveRole(draft, 'platform', 'event').naming).toBe('column')
})

test('a file without a column of events gets its own name as a proposal', () => {
  expect(constantOf('orders-2026.csv.gz')).toBe('orders')
  expect(constantOf('store_visits_2026-01.parquet')).toBe('store visits')
  expect(constantOf('2026.csv')).toBe('event')
})

test('what the server refuses is told where it can be mended', () => {
  const draft = giveRole(draftOf(UPLOAD, ''), 'lifecycle', 'trait')
  const mapping = mappingOf(draft)
  if (!mapping) throw new Error('the draft is whole')
  const told = (pointer: string) => complaintOf(pointer, 'no', draft, mapping)
  expect(told('/mapping/customer')).toEqual({ column: 'user_id', detail: 'no' })
  expect(told('/mapping/traits/0')).toEqual({ column: 'lifecycle', detail: 'no' })
  expect(told('/mapping/time/format')).toEqual({ control: 'format', detail: 'no' })
  expect(told('/mapping/timezone')).toEqual({ control: 'timezone', detail: 'no' })
  expect(told('/mapping/event/column')).toEqual({ column: 'event', detail: 'no' })
  expect(told('/mapping')).toEqual({ detail: 'no' })
})

describe('times', () => {
  test.each([
    ['2024-03-13T10:21:14+01:00', true],
    ['2024-03-13 10:21:14Z', true],
    ['1710325274', true],
    ['1710325274.5', true],
    ['2024-03-13 10:21', false],
    ['2024-03-13', false],
    ['20240313', false],
  ])('%s says its zone: %s', (time, says) => expect(saysZone(time)).toBe(says))

  test('of which one says no zone need one', () => {
    expect(needsZone(column('at', 'time', ['2024-03-13T10:21:14Z', '2024-03-13 10:21']))).toBe(true)
    expect(needsZone(column('at', 'time', ['2024-03-13T10:21:14Z']))).toBe(false)
    expect(needsZone(undefined)).toBe(false)
  })

  test('that can be read in two ways are asked about, and nothing is sent before', () => {
    const columns = UPLOAD.columns.map((each) =>
      each.role === 'time' ? { ...each, problem: 'day or month first' } : each,
    )
    const draft = draftOf({ ...UPLOAD, columns }, '')
    expect(missingOf(draft)).toEqual(['format'])
    expect(mappingOf(draft)).toBeNull()
    expect(mappingOf({ ...draft, format: '%d/%m/%Y' })?.time).toEqual({ column: 'timestamp', format: '%d/%m/%Y' })
    expect(missingOf(giveRole(draft, 'platform', 'time'))).toEqual([])
  })
})
