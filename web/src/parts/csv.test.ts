import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('cells are quoted where they must be, numbers stay plain, formulas are disarmed', () => {
  const csv = toCsv(
    ['step', 'reached'],
    [
      ['a "b", c', 12.5],
      ['=SUM(A1)', null],
    ],
  )
  expect(csv).toBe('step,reached\r\n"a ""b"", c",12.5\r\n\'=SUM(A1),')
})
