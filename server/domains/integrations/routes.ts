import * as contract from '@yingsheng/contracts/integrations'
import { route } from '../../platform/http/route.ts'
import { administrators } from '../../platform/permission.ts'
import { changeWebhook } from './change-webhook.ts'
import { createApiKey } from './create-api-key.ts'
import { createWebhook } from './create-webhook.ts'
import { listDeliveries, readDelivery } from './read-deliveries.ts'
import { removeWebhook } from './remove-webhook.ts'
import { replayDeliveries } from './replay-deliveries.ts'
import { replayDelivery } from './replay-delivery.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { rotateWebhookSecret } from './rotate-webhook-secret.ts'
import { listApiKeys, listWebhooks } from './read-integrations.ts'
import { testWebhook } from './test-webhook.ts'

export const routes = [
  route(contract.listApiKeys, administrators, listApiKeys),
  route(contract.createApiKey, administrators, createApiKey),
  route(contract.revokeApiKey, administrators, revokeApiKey),
  route(contract.listWebhooks, administrators, listWebhooks),
  route(contract.createWebhook, administrators, createWebhook),
  route(contract.changeWebhook, administrators, changeWebhook),
  route(contract.removeWebhook, administrators, removeWebhook),
  route(contract.rotateWebhookSecret, administrators, rotateWebhookSecret),
  route(contract.testWebhook, administrators, testWebhook),
  route(contract.listDeliveries, administrators, listDeliveries),
  route(contract.readDelivery, administrators, readDelivery),
  route(contract.replayDelivery, administrators, replayDelivery),
  route(contract.replayDeliveries, administrators, replayDeliveries),
]
