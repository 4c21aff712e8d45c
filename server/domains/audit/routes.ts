import { readJournal as readJournalContract } from '@yingsheng/contracts/supervision'
import { route } from '../../platform/http/route.ts'
import { supervisors } from '../../platform/permission.ts'
import { readJournal } from './read-journal.ts'

export const routes = [route(readJournalContract, supervisors, readJournal)]
