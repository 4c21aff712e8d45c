import * as contract from '@yingsheng/contracts/agents'
import {
  readSetup as readSetupContract,
  setUp as setUpContract,
} from '@yingsheng/contracts/business'
import * as presence from '@yingsheng/contracts/presence'
import { everyone, route } from '../../platform/http/route.ts'
import { administrators, anyAgent, supervisors } from '../../platform/permission.ts'
import { changeDuties } from './change-duties.ts'
import { changeMyPassword } from './change-my-password.ts'
import { changeMyProfile } from './change-my-profile.ts'
import { changeRole } from './change-role.ts'
import { createResetLink } from './create-reset-link.ts'
import { deactivateAgent } from './deactivate-agent.ts'
import { listDuties } from './store/duties.ts'
import { endMySession } from './end-my-session.ts'
import { inviteAgent } from './invite-agent.ts'
import { listAgents, listMySessions, readMe } from './read-agents.ts'
import { reactivateAgent } from './reactivate-agent.ts'
import { readAccessLink } from './read-access-link.ts'
import { readPresenceHistory } from './read-presence-history.ts'
import { renewInvitation } from './renew-invitation.ts'
import { readSetup, setUp } from './set-up.ts'
import { changeMyPresence, forcePresence } from './set-presence.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { useAccessLink } from './use-access-link.ts'

export const routes = [
  route(readSetupContract, everyone, readSetup),
  route(setUpContract, everyone, setUp),
  route(contract.signIn, everyone, signIn),
  route(contract.signOut, anyAgent, signOut),
  route(contract.readMe, anyAgent, readMe),
  route(contract.changeMyProfile, anyAgent, changeMyProfile),
  route(contract.changeMyPassword, anyAgent, changeMyPassword),
  route(contract.listMySessions, anyAgent, listMySessions),
  route(contract.endMySession, anyAgent, endMySession),
  route(contract.listAgents, anyAgent, listAgents),
  route(contract.inviteAgent, administrators, inviteAgent),
  route(contract.renewInvitation, administrators, renewInvitation),
  route(contract.createResetLink, administrators, createResetLink),
  route(contract.changeRole, administrators, changeRole),
  route(contract.deactivateAgent, administrators, deactivateAgent),
  route(contract.reactivateAgent, administrators, reactivateAgent),
  route(presence.changeMyPresence, anyAgent, changeMyPresence),
  route(presence.forcePresence, supervisors, forcePresence),
  route(presence.readPresenceHistory, anyAgent, readPresenceHistory),
  route(presence.listDuties, anyAgent, async (ctx) => ({ duties: await listDuties(ctx) })),
  route(presence.changeDuties, administrators, changeDuties),
  route(contract.readAccessLink, everyone, readAccessLink),
  route(contract.useAccessLink, everyone, useAccessLink),
]
