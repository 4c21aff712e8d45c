import type { RefusalCode } from '@yingsheng/contracts/refusals'
import { useLanguage } from './use-strings.ts'

/** What people read for a refusal: what happened, and what to do now. */
export type SaidCode = RefusalCode | 'offline'

/** The sentence for a code, in the language in force. A code this page is too old to know is `internal`. */
export function useRefusalSentence(): (code: string) => string {
  const sentences = refusalStrings[useLanguage()]
  return (code) => (code in sentences ? sentences[code as SaidCode] : sentences.internal)
}

/**
 * The sentence for anything that was thrown: a refusal says how long to wait where it knows, and
 * whatever has no code is a fault of ours.
 */
export function useFailureSentence(): (failure: unknown) => string {
  const language = useLanguage()
  const sentence = useRefusalSentence()
  return (failure) => {
    const { code, retryAfterSeconds } = failure as { code?: unknown; retryAfterSeconds?: unknown }
    if (code === 'too_many' && typeof retryAfterSeconds === 'number') {
      return tooManyFor[language](retryAfterSeconds)
    }
    return sentence(typeof code === 'string' ? code : 'internal')
  }
}

const tooManyFor = {
  'zh-CN': (seconds: number) =>
    `尝试次数太多，请${secondsOrMinutes(seconds, ' 秒', ' 分钟')}后再试。`,
  en: (seconds: number) =>
    seconds === 1
      ? 'Too many attempts. Try again in 1 second.'
      : `Too many attempts. Try again in${secondsOrMinutes(seconds, ' seconds', ' minutes')}.`,
}

function secondsOrMinutes(seconds: number, secondWord: string, minuteWord: string): string {
  return seconds <= 90 ? ` ${seconds}${secondWord}` : ` ${Math.ceil(seconds / 60)}${minuteWord}`
}

const zh: Record<SaidCode, string> = {
  malformed: '提交的内容格式不对，请检查后再试。',
  unreadable: '提交的内容无法读取，请刷新页面后再试。',
  text_unfit: '文字里有无法保存的特殊字符，请删掉后再试。',
  too_long: '内容太长了，请精简后再试。',
  too_large: '文件太大了，请压缩或换一个。',
  wrong_media_type: '提交的格式不对，请刷新页面后再试。',
  not_signed_in: '请先登录。',
  session_over: '登录已失效，请重新登录。',
  wrong_credentials: '邮箱或密码不正确。',
  identity_token_invalid: '身份令牌无效，请联系店铺。',
  wrong_origin: '这个操作来自不被允许的页面。',
  not_allowed: '你的角色没有这个权限，请联系管理员。',
  not_found: '内容不存在，或你没有权限查看。',
  link_invalid: '链接已失效：可能已用过、被撤回或过期。',
  setup_code_wrong: '初始化码不正确，请查看启动服务的终端里打印的那一串。',
  already_set_up: '系统已经初始化过了，请直接登录。',
  not_set_up: '系统还没有初始化。',
  conversation_resolved: '会话已完成，请先重新打开。',
  already_claimed: '会话已被其他客服认领。',
  stale: '内容刚被其他人改过，请查看最新内容后再保存。',
  nobody_to_whisper_to: '这个会话现在不在其他客服手上，密语没有人可以收。',
  agent_inactive: '这位客服当前不可用（未加入或已停用）。',
  email_taken: '这个邮箱已有对应的客服。',
  last_owner: '至少要保留一位在用的所有者。',
  not_yourself: '不能对自己这样操作，请让同事帮忙。',
  brand_in_use: '这个品牌下还有线路，请先归档它们。',
  line_archived: '这条线路已归档，不再接收消息。',
  name_taken: '这个名称已经有了，请换一个。',
  catalogue_full: '条目已达上限，请先归档用不到的。',
  entry_in_use: '还有别的设置在使用它，请先改掉那些设置。',
  reference_unknown: '所选的条目已不存在或已归档，请重新选择。',
  reason_missing: '请选择休息的原因。',
  hours_invalid: '营业时间有误：请检查时区、先后次序和是否重叠。',
  conversation_open: '会话完成后才能评价。',
  rating_not_asked: '这条线路没有开启评价。',
  rating_closed: '评价时间已过，内容不能再修改。',
  rating_tag_unknown: '所选标签已有变动，请重新选择。',
  key_invalid: 'API 密钥不存在、已过期或已撤销。',
  key_scope_missing: 'API 密钥没有这项权限。',
  key_not_accepted: '这个操作不接受 API 密钥，需要登录后进行。',
  limit_reached: '已达到数量上限，请先删除不用的。',
  webhook_disabled: 'Webhook 已停用，请先启用。',
  url_refused: '服务器不会访问这个地址：只支持公网的 http(s) 地址，内网地址需由部署者放行。',
  message_settled: '这条消息已经不能再修改或撤回。',
  password_weak: '密码太短或太常见，请换一个更难猜的。',
  empty_message: '写点什么，或添加一个附件。',
  file_missing: '附件不存在或已失效，请重新上传。',
  file_type_refused: '不支持这种类型的文件。',
  file_unreadable: '文件已损坏，或与扩展名不符。',
  wording_advised: '措辞可能不妥，确认后仍可发送。',
  variable_unknown: '文字里有不存在的变量，请检查花括号里的名称。',
  variable_unfilled: '还有没填的变量，请填好或删掉后再发送。',
  shortcut_taken: '已有快捷回复用了这个快捷词，请换一个。',
  too_many_quick_replies: '快捷回复已达上限，请先归档不用的。',
  too_many: '操作太频繁，请稍后再试。',
  unavailable: '服务暂时不可用，请稍后再试。',
  frame_binary: '连接数据异常，请刷新页面。',
  frame_unknown: '页面版本过旧，请刷新。',
  hello_expected: '连接数据异常，请刷新页面。',
  protocol_unknown: '页面版本过旧，请刷新。',
  feed_unknown: '内容不存在，或你没有权限查看。',
  too_many_feeds: '同时打开的内容太多，请关掉一些。',
  internal: '我们这边出了点问题，已记录。请稍后再试。',
  offline: '网络连接已断开，恢复后会自动重试。',
}

const en: Record<SaidCode, string> = {
  malformed: 'Something in this form is not as expected. Check it and try again.',
  unreadable: 'This could not be read. Reload the page and try again.',
  text_unfit: 'The text contains characters that cannot be saved. Remove them and try again.',
  too_long: 'This is too long. Shorten it and try again.',
  too_large: 'This file is too large. Compress it or choose another.',
  wrong_media_type: 'This was sent in an unexpected format. Reload the page and try again.',
  not_signed_in: 'Sign in first.',
  session_over: 'Your session has ended. Sign in again.',
  wrong_credentials: 'E-mail address or password is wrong.',
  identity_token_invalid: 'The identity token is not valid. Please contact the shop.',
  wrong_origin: 'This request comes from a page that may not make it.',
  not_allowed: 'Your role does not allow this. Ask an administrator.',
  not_found: 'There is nothing here, or you may not see it.',
  link_invalid: 'This link no longer works: it was used, withdrawn or has expired.',
  setup_code_wrong:
    'The set-up code is wrong. It is printed in the terminal where the server was started.',
  already_set_up: 'Everything is set up already. You can sign in.',
  not_set_up: 'This system has not been set up yet.',
  conversation_resolved: 'This conversation is resolved. Reopen it first.',
  already_claimed: 'Another agent has claimed this conversation.',
  stale: 'Someone changed this meanwhile. Look at what is there now, then save again.',
  nobody_to_whisper_to: 'No other agent has this conversation, so there is nobody to whisper to.',
  agent_inactive: 'This agent is not active: not joined yet, or deactivated.',
  email_taken: 'There is already an agent with this e-mail address.',
  last_owner: 'A business keeps at least one active owner.',
  not_yourself: 'You cannot do this to yourself. Ask a colleague.',
  brand_in_use: 'This brand still has lines. Archive them first.',
  line_archived: 'This line is archived and takes no more messages.',
  name_taken: 'This name is taken already. Choose another.',
  catalogue_full: 'There are as many entries as there may be. Archive some first.',
  entry_in_use: 'Other settings still use this. Change those first.',
  reference_unknown: 'What was chosen is no longer there. Please choose again.',
  reason_missing: 'Choose a reason for the break.',
  hours_invalid: 'These hours cannot be: check the time zone, their order and overlaps.',
  conversation_open: 'A conversation can be rated once it is resolved.',
  rating_not_asked: 'This line does not ask for ratings.',
  rating_closed: 'The time to rate is over; what was answered stays.',
  rating_tag_unknown: 'The tags have changed. Please choose again.',
  key_invalid: 'This API key is unknown, expired or revoked.',
  key_scope_missing: 'This API key is not allowed this.',
  key_not_accepted: 'API keys are not accepted here. Sign in to do this.',
  limit_reached: 'There are as many as there may be. Remove one you no longer need first.',
  webhook_disabled: 'This webhook is disabled. Enable it first.',
  url_refused:
    'The server does not call this address: only public http(s) addresses, and those in your own network that whoever runs the server has allowed.',
  message_settled: 'This message can no longer be changed or recalled.',
  password_weak: 'This password is too short or too common. Choose one that is harder to guess.',
  empty_message: 'Write something or attach a file.',
  file_missing: 'An attachment is missing or no longer valid. Upload it again.',
  file_type_refused: 'This kind of file is not accepted.',
  file_unreadable: 'This file is damaged, or not what its name says.',
  wording_advised: 'The wording may cause trouble. You can still send it once confirmed.',
  variable_unknown:
    'There is a variable in the text that does not exist. Check the names in braces.',
  variable_unfilled: 'A variable has not been filled in yet. Fill it in or remove it, then send.',
  shortcut_taken: 'Another quick reply has this shortcut. Choose a different one.',
  too_many_quick_replies: 'There are as many quick replies as there may be. Archive some first.',
  too_many: 'Too many attempts. Wait a little and try again.',
  unavailable: 'The service is not available right now. Try again shortly.',
  frame_binary: 'The connection got confused. Reload the page.',
  frame_unknown: 'This page is out of date. Reload it.',
  hello_expected: 'The connection got confused. Reload the page.',
  protocol_unknown: 'This page is out of date. Reload it.',
  feed_unknown: 'There is nothing here, or you may not see it.',
  too_many_feeds: 'Too much is open at once. Close some of it.',
  internal: 'Something went wrong on our side. It has been logged. Try again later.',
  offline: 'You are offline. We will try again when the connection is back.',
}

export const refusalStrings = { 'zh-CN': zh, en }
