import { expect, test } from 'vitest'
import { routeOf } from '../../client/routing.ts'
import { initials } from '../../client/design/PersonRing.tsx'

test.each([
  ['/', { page: 'start' }],
  ['/b/Vb3kQ9xZ2mLw', { page: 'board', board: 'Vb3kQ9xZ2mLw' }],
  ['/b/Vb3kQ9xZ2mLw/', { page: 'board', board: 'Vb3kQ9xZ2mLw' }],
  ['/b/Vb3kQ9xZ2mLw/report', { page: 'report', board: 'Vb3kQ9xZ2mLw' }],
  ['/b/Vb3kQ9xZ2mLw/display', { page: 'display', board: 'Vb3kQ9xZ2mLw' }],
  ['/b/Vb3kQ9xZ2mLw/report/x', { page: 'missing' }],
  ['/sample', { page: 'sample' }],
  ['/accessibility', { page: 'accessibility' }],
  ['/b', { page: 'missing' }],
  ['/b/not%20an%20id', { page: 'missing' }],
  ['/b/x/elsewhere/deeper', { page: 'missing' }],
  ['/sample/x', { page: 'missing' }],
])('PAGES %s shows the page it names', (pathname, route) => {
  expect(routeOf(pathname)).toEqual(route)
})

test.each([
  ['Ana Kovač', 'AK'],
  ['  марко   Ђурић  ', 'МЂ'],
  ['Šemsudin', 'Š'],
  ['Ministry of the Interior (asylum)', 'MA'],
  ['𝒜 b', '𝒜B'],
  ['—', ''],
])('LOOK the ring of %j holds whole letters of its first and last word', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
