import * as contract from '@yingsheng/contracts/conversations'
import * as messages from '@yingsheng/contracts/messages'
import * as supervision from '@yingsheng/contracts/supervision'
import * as search from '@yingsheng/contracts/search'
import { route } from '../../platform/http/route.ts'
import { anyAgent, supervisors } from '../../platform/permission.ts'
import { addNote } from './add-note.ts'
import { assignConversation } from './assign-conversation.ts'
import { changeTags } from './change-tags.ts'
import { changeUrgency } from './change-urgency.ts'
import { claimConversation } from './claim-conversation.ts'
import { countConversations } from './count-conversations.ts'
import { editMessage } from './edit-message.ts'
import { listenIn, listListeners, stopListening } from './listen-in.ts'
import { listConversations } from './list-conversations.ts'
import { markUnread } from './mark-unread.ts'
import { readConversation } from './read-conversation.ts'
import { reactToMessage } from './react-to-message.ts'
import { readTimeline } from './read-timeline.ts'
import { readVersions } from './read-versions.ts'
import { recallMessage } from './recall-message.ts'
import { reopenConversation } from './reopen-conversation.ts'
import { replyToCustomer } from './reply-to-customer.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { saveDraft } from './save-draft.ts'
import { searchMessages } from './search-messages.ts'
import { takeOver } from './take-over.ts'
import { whisperToAgent } from './whisper-to-agent.ts'

export const routes = [
  route(contract.listConversations, anyAgent, listConversations),
  route(contract.countConversations, anyAgent, countConversations),
  route(contract.readConversation, anyAgent, readConversation),
  route(contract.readTimeline, anyAgent, readTimeline),
  route(contract.replyToCustomer, anyAgent, replyToCustomer),
  route(contract.addNote, anyAgent, addNote),
  route(contract.claimConversation, anyAgent, claimConversation),
  route(contract.assignConversation, anyAgent, assignConversation),
  route(contract.changeTags, anyAgent, changeTags),
  route(contract.changeUrgency, anyAgent, changeUrgency),
  route(contract.resolveConversation, anyAgent, resolveConversation),
  route(contract.reopenConversation, anyAgent, reopenConversation),
  route(contract.saveDraft, anyAgent, saveDraft),
  route(contract.markUnread, anyAgent, markUnread),
  route(messages.editMessage, anyAgent, editMessage),
  route(messages.recallMessage, anyAgent, recallMessage),
  route(messages.reactToMessage, anyAgent, reactToMessage),
  route(messages.readVersions, supervisors, readVersions),
  route(search.searchMessages, anyAgent, searchMessages),
  route(supervision.listenIn, supervisors, listenIn),
  route(supervision.stopListening, supervisors, stopListening),
  route(supervision.listListeners, anyAgent, listListeners),
  route(supervision.whisperToAgent, supervisors, whisperToAgent),
  route(supervision.takeOver, supervisors, takeOver),
]
