import { permissionNames, ruleOf } from '@hamkori/schema/permissions'
import { expect, it } from 'vitest'
import { permissionsOf } from './identity.policy.ts'

const own = permissionNames.filter((name) => ruleOf(name).reach === 'ownAccount')
const open = permissionNames.filter((name) => ['everybody', 'ownReceipt'].includes(ruleOf(name).reach))

it('gives somebody without seat or post what everybody has, and nothing else', () => {
  expect(permissionsOf(null)).toEqual(open)
  expect(permissionsOf({ memberships: [], posts: [] })).toEqual(
    permissionNames.filter((name) => open.includes(name) || own.includes(name)),
  )
  expect(open).toContain('rating:submit')
  expect(open).not.toContain('meeting:readDraft')
})

it('gives each office and post exactly what the map says', () => {
  const beyond = (names: readonly string[]) => names.filter((name) => ![...open, ...own].some((each) => each === name))
  for (const office of ['chair', 'deputyChair', 'secretary', 'member'] as const) {
    const held = permissionsOf({ memberships: [{ councilId: 'c', office }], posts: [] })
    expect(beyond(held)).toEqual(permissionNames.filter((name) => ruleOf(name).offices.includes(office)))
  }
  for (const role of ['officer', 'coordinator', 'observer', 'moderator', 'administrator'] as const) {
    const held = permissionsOf({ memberships: [], posts: [{ role, departmentIds: ['d'] }] })
    expect(beyond(held)).toEqual(permissionNames.filter((name) => ruleOf(name).posts.includes(role)))
  }
})

it('lets no administrator answer for a department, nor anybody of the ministry touch a rating', () => {
  const administrator = permissionsOf({ memberships: [], posts: [{ role: 'administrator', departmentIds: [] }] })
  expect(administrator.filter((name) => /:(answer|acknowledge|signMinutes|verify)/.test(name))).toEqual([])
  const officer = permissionsOf({ memberships: [], posts: [{ role: 'officer', departmentIds: ['d'] }] })
  expect(officer.filter((name) => name.startsWith('rating:') && !open.includes(name))).toEqual([])
})
