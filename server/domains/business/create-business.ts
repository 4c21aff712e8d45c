import {
  type Brand,
  type Business,
  businessCreated,
  brandCreated,
  lineCreated,
  type WidgetLine,
} from '@yingsheng/contracts/business'
import { fileKind } from '@yingsheng/contracts/files'
import { fileBytesMax } from '@yingsheng/contracts/limits'
import type { Language } from '@yingsheng/contracts/text'
import type { Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { createFirstLists } from '../catalogue/index.ts'
import { defaultWidgetSettings } from './rules/widget-settings.ts'
import { insertBrand, insertBusiness, insertLine, raiseBusiness } from './store.ts'

/** All that the server takes. */
const everyFile = { kinds: [...fileKind.options], bytesMax: fileBytesMax }

/**
 * Creates the business with a first brand of its name, a queue and a widget line with default settings, in
 * the caller's transaction. Of two at once one wins. Refuses `already_set_up`.
 */
export async function createBusiness(
  tx: Tx,
  input: { businessName: string; language: Language },
): Promise<{ business: Business; brand: Brand; line: WidgetLine }> {
  const business = {
    id: tx.newId(),
    name: input.businessName,
    language: input.language,
    attachments: { customers: everyFile, agents: everyFile },
    sequence: 1,
  }
  if (!(await insertBusiness(tx, business, tx.now()))) throw new Refusal('already_set_up')
  await recordEvent(tx, businessCreated, business, { business })

  const brand = await insertBrand(
    tx,
    { id: tx.newId(), name: input.businessName, language: input.language },
    tx.now(),
  )
  await recordEvent(tx, brandCreated, await raiseBusiness(tx), { brand })

  const line = await insertLine(
    tx,
    {
      id: tx.newId(),
      brandId: brand.id,
      name: input.language === 'zh-CN' ? '官网' : 'Website',
      settings: defaultWidgetSettings(),
      queueId: await createFirstLists(tx, input.language),
      sealedSecret: tx.secrets.seal(tx.newToken()),
    },
    tx.now(),
  )
  await recordEvent(tx, lineCreated, await raiseBusiness(tx), { line })
  return { business, brand, line }
}
