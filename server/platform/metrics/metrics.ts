import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus metrics of this process. Names end in their unit. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'yingsheng_' })

export const requestSeconds = new Histogram({
  name: 'yingsheng_http_request_seconds',
  help: 'Time to answer an HTTP request, by route and status class.',
  labelNames: ['route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers: [registry],
})

export const messagesAccepted = new Counter({
  name: 'yingsheng_messages_accepted_total',
  help: 'Messages and notes committed, by the kind of author.',
  labelNames: ['author'] as const,
  registers: [registry],
})

export const framesRefused = new Counter({
  name: 'yingsheng_frames_refused_total',
  help: 'Frames of the sync protocol that were refused, by code.',
  labelNames: ['code'] as const,
  registers: [registry],
})

export const connections = new Gauge({
  name: 'yingsheng_connections',
  help: 'Open sync connections, by the kind of actor.',
  labelNames: ['actor'] as const,
  registers: [registry],
})

export const logPosition = new Gauge({
  name: 'yingsheng_log_position',
  help: 'Global sequence up to which this process has handed events out.',
  registers: [registry],
})

export const webhooksSent = new Counter({
  name: 'yingsheng_webhook_deliveries_total',
  help: 'Tries to deliver an event to a webhook, by outcome.',
  labelNames: ['outcome'] as const,
  registers: [registry],
})

export const pushesSent = new Counter({
  name: 'yingsheng_pushes_total',
  help: 'Tries to push something to a device of an agent, by outcome.',
  labelNames: ['outcome'] as const,
  registers: [registry],
})

export const jobsRun = new Counter({
  name: 'yingsheng_jobs_total',
  help: 'Jobs run, by name and outcome.',
  labelNames: ['job', 'outcome'] as const,
  registers: [registry],
})
