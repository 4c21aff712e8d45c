import { join } from 'node:path'
import { expect } from '@playwright/test'
import { expectNoBarriers } from '../people/barriers.ts'
import type { Customer } from '../people/customer.ts'

const picture = join(import.meta.dirname, '../../demo/story/files/walnut-tray.jpg')
const words = {
  'zh-CN': {
    start: '联系客服',
    says: '这是胡桃木吗？看 www.example.com',
    sent: '已发送',
    emoji: '表情',
  },
  en: {
    start: 'Send us a message',
    says: 'Is it walnut? See www.example.com',
    sent: 'Sent',
    emoji: 'Emoji',
  },
}

/** Looks at the shop’s page with the widget closed, open, in a conversation, with emoji and with a picture. */
export async function walkWidget(customer: Customer, language: 'zh-CN' | 'en'): Promise<void> {
  const { page, chat, launcher, field, thread } = customer
  const { start, says, sent, emoji } = words[language]
  await expectNoBarriers(page, 'the closed widget')
  await launcher.click()
  await expect(chat.getByRole('button', { name: start })).toBeVisible()
  await expectNoBarriers(page, 'home')
  await chat.getByRole('button', { name: start }).click()
  await expect(field).toBeVisible()
  await chat.locator('input[type=file]').first().setInputFiles(picture)
  await expectNoBarriers(page, 'an empty conversation')
  await customer.say(says)
  await expect(thread).toContainText(sent)
  await chat.getByRole('button', { name: emoji }).click()
  await expect(chat.getByRole('button', { name: '😊' })).toBeVisible()
  await expectNoBarriers(page, 'a conversation with emoji')
  await chat.locator('.picture').click()
  await expect(chat.getByRole('dialog')).toBeVisible()
  await expectNoBarriers(page, 'a picture')
}
