import { expect, test } from 'vitest'
import { channelOf } from './channel'

test.each([
  ['web', 'web'],
  ['desktop', 'web'],
  ['app', 'phone'],
  ['phone', 'talk'],
  ['helpdesk', 'talk'],
  ['email', 'mail'],
  ['store', 'store'],
  ['ads', 'megaphone'],
  ['delivery', 'parcel'],
  ['xyz', 'dot'],
])('%s has the picture of %s', (channel, icon) => expect(channelOf({ channel })?.icon).toBe(icon))

test('the channel counts before the platform, and an event that says neither has none', () => {
  expect(channelOf({ platform: 'mobile', channel: 'email' })?.name).toBe('email')
  expect(channelOf({ platform: 'mobile' })?.name).toBe('mobile')
  expect(channelOf({ channel: '', value: 3 })).toBeNull()
})
