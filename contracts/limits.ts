/** Every limit a client meets, with its unit. The server enforces them; clients read them to be kind. */
const KiB = 1024
const MiB = 1024 * KiB

export const messageCharactersMax = 5_000
export const noteCharactersMax = 5_000
export const filesPerMessageMax = 10
/** How long after it was said a message of an agent may be edited or recalled, and how often edited. */
export const messageChangeSecondsMax = 120
export const messageEditsMax = 10
/** What a quoted message is shortened to. */
export const quoteCharactersMax = 120
export const reactionsPerMessageMax = 50
/** Reactions one person may set or take away, a minute. */
export const reactionsPerMinuteMax = 60
export const fileBytesMax = 25 * MiB
export const fileNameCharactersMax = 200
export const imagePixelsMax = 50_000_000
export const nameCharactersMax = 80
export const passwordCharactersMin = 10
export const passwordCharactersMax = 256
export const pageSizeDefault = 50
export const pageSizeMax = 100
/** What a stream's sequence can be at most, as the database keeps it. */
export const streamSequenceMax = 2 ** 31 - 1
export const searchCharactersMax = 100
export const draftCharactersMax = messageCharactersMax
export const allowedDomainsMax = 50
/** Tags a line offers for low ratings, and for high ones; how long one may be. */
export const ratingTagsMax = 8
export const ratingTagCharactersMax = 20
export const ratingCommentCharactersMax = 1_000
/** A resolved conversation can be rated for so long; an answer be changed for so long. */
export const ratingAnswerDays = 7
export const ratingEditHours = 24
/** Times one customer may send a rating, a minute. */
export const ratingsPerMinuteMax = 30
export const titleCharactersMax = 60
export const shortcutCharactersMax = 20
export const replyGroupCharactersMax = 30
export const filesPerQuickReplyMax = 5
/** Quick replies in use: shared ones, and of each agent. */
export const quickRepliesSharedMax = 1_000
export const quickRepliesOwnMax = 300
export const quickRepliesOrderedMax = 1_000
export const requestBodyBytesMax = 128 * KiB

/** A frame on the socket, either way. */
export const frameBytesMax = 64 * KiB
/** Feeds one connection may follow at a time. */
export const feedsPerConnectionMax = 50
/** Connections one session, and one address, may hold at a time. */
export const connectionsPerSessionMax = 50
export const connectionsPerAddressMax = 10_000
/** More missed events than this and the server answers `resync` instead of replaying. */
export const replayEventsMax = 500
/** A connection that says nothing for so long is closed; clients ping well within it. */
export const silentSecondsMax = 60
/** What may wait in the server for a socket that does not read; beyond it the socket is closed. */
export const unsentBytesMax = 1 * MiB
/** Frames one connection may send, a minute, and as a burst. */
export const framesPerMinuteMax = 600
/** Messages one customer may send, a minute. */
export const customerMessagesPerMinuteMax = 300

export const customerTokenDays = 180
export const agentSessionHours = 12
export const invitationDays = 7
export const resetHours = 2
export const tagsPerConversationMax = 20
/** Entries of all the business's lists together. */
export const catalogueEntriesMax = 2_000
export const catalogueTextCharactersMax = 500
/** A desk that nobody has touched for so long gives no sign of life any more. */
export const idleMinutesMax = 10
/** Without a sign of life for so long an agent is put on a break; desks give one every 30 s. */
export const signOfLifeSecondsMax = 90
/** Without one for so long he is offline. */
export const silentBreakMinutes = 15
/** Longest line of waiting customers that is counted out: position 100 means 100 or more. */
export const positionMax = 100
/** Longest span of an agent's states that is read at once. */
export const presenceHistoryDaysMax = 31
/** Longest life of an identity token (JWT) a shop may sign. */
export const identityTokenSecondsMax = 3_600

export const apiKeysMax = 200
export const apiKeyDaysMax = 3_650
/** Requests one API key may make, a minute. */
export const apiKeyRequestsPerMinuteMax = 600
export const webhooksMax = 50
export const webhookUrlCharactersMax = 2_000
/** A receiver answers within so long, or has not taken the delivery in. */
export const webhookAnswerMillisecondsMax = 15_000
/** Deliveries under way to one webhook at a time. */
export const webhookSendingAtOnceMax = 4
/** What is kept of a receiver's answer. */
export const webhookResponseBytesMax = 1 * KiB
/** For so long after a rotation the old secret signs as well. */
export const webhookSecretOverlapHours = 24
/** A webhook that takes nothing in for so long is disabled. */
export const webhookFailingDaysMax = 5
export const webhookDeliveryDays = 30
/** What one replay queues at most. */
export const webhookReplayMax = 10_000
/** A customer is to be answered within so many seconds; both are measured. [C23] */
export const answerSecondsShort = 30
export const answerSecondsLong = 180
/** The hours of a day in which answers are measured, to the end of the last. [C23] */
export const answersCountedFromHour = 8
/** The board is read so often; what the server tells is at most so old. */
export const boardEverySeconds = 5
export const boardAgeSecondsMax = 2
export const boardConversationsMax = 100
export const journalPageMax = 50
/** A supervisor's desk says so often that he listens; after so long without it he does not. */
export const listeningEverySeconds = 20
export const listeningSecondsMax = 70
/** Devices of one agent that take pushes. */
export const pushDevicesMax = 10
export const pushUrlCharactersMax = 2_000
/** Without a sign of life for so long no desk of the agent is in front. */
export const pushAwaySeconds = 60
/** A device hears of one conversation at most so often. */
export const pushEverySeconds = 10
/** What a device could not be told within so long is old news. */
export const pushLifeSeconds = 3_600
export const pushTextCharactersMax = 120
export const pushAnswerMillisecondsMax = 10_000
/** Pushes under way at a time: of one agent, and of all by one worker. */
export const pushesOfAgentAtOnceMax = 4
export const pushesAtOnceMax = 64
