import { expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import { viewer } from '../../testing/viewers.ts'
import { mayReadAudit } from './audit.policy.ts'

it('opens the audit log to coordinators, observers and administrators, and to nobody else', () => {
  for (const role of ['coordinator', 'observer', 'administrator'] as const)
    expect(mayReadAudit(viewer({ posts: [role] }))).toBe(true)
  const others = [
    anonymous,
    viewer({}),
    viewer({ posts: ['officer', 'moderator'] }),
    viewer({ seats: [['A', 'chair']] }),
    viewer({
      seats: [
        ['A', 'secretary'],
        ['B', 'member'],
      ],
    }),
  ]
  for (const actor of others) expect(mayReadAudit(actor)).toBe(false)
})
