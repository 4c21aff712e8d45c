/** Every limit a client meets, with its unit. The server enforces them; clients read them to be kind. */
const KiB = 1024
const MiB = 1024 * KiB

export const messageCharactersMax = 5_000
export const noteCharactersMax = 5_000
export const filesPerMessageMax = 10
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
