import { expect, test } from 'vitest'
import { daysOf, namesOf, onlyEvent, visitsOf } from './timeline'

const at = (time: string, event = 'visit') => ({ time, event, properties: {} })

const JOURNEY = [
  at('2026-11-24T21:50:00.000Z'),
  at('2026-11-24T22:20:00.000Z', 'cart'),
  at('2026-11-24T22:50:00.001Z', 'cart'),
  at('2026-11-25T09:00:00.000Z'),
]

test('a pause of just the gap is still the same visit, and a moment more is another', () => {
  const visits = visitsOf(JOURNEY)
  expect(visits.map((visit) => visit.events.map((each) => each.index))).toEqual([[0, 1], [2], [3]])
  expect(visits[0]).toMatchObject({ number: 1, to: Date.parse('2026-11-24T22:20:00Z') })
})

test('a visit over midnight stays whole, in the day in which it began for the reader', () => {
  const days = (zone: string) => daysOf(visitsOf(JOURNEY), zone).map(({ day, visits }) => [day, visits.length])
  expect(days('UTC')).toEqual([
    ['2026-11-24', 2],
    ['2026-11-25', 1],
  ])
  // In Bucharest the first visit begins at 23:50, and the second after midnight.
  expect(days('Europe/Bucharest')).toEqual([
    ['2026-11-24', 1],
    ['2026-11-25', 2],
  ])
})

test('the gap counts from the event before, not from the start of the visit', () => {
  const steady = ['10:00', '10:20', '10:40', '11:00'].map((time) => at(`2026-11-24T${time}:00Z`))
  expect(visitsOf(steady)).toHaveLength(1)
})

test('a filter leaves no empty day behind, and visits keep their numbers', () => {
  const days = onlyEvent(daysOf(visitsOf(JOURNEY), 'UTC'), 'cart')
  expect(days.flatMap((day) => day.visits.map((visit) => visit.number))).toEqual([1, 2])
  expect(days).toHaveLength(1)
})

test('names are counted, the commonest first', () => {
  expect(namesOf([...JOURNEY, at('2026-11-26T00:00:00Z', 'cart')])).toEqual([
    { name: 'cart', count: 3 },
    { name: 'visit', count: 2 },
  ])
  expect(visitsOf([])).toEqual([])
})
