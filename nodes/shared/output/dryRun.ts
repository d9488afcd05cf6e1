import type { RunContext } from '../contract/runContext';
import type { OutputGroup } from '../input/grouping';
import type { Draft } from '../input/message';
import { draftOf, holdBack, outcomeOf, type Recipient } from '../input/recipient';
import { messageWarnings, moreInWords, recipientWarnings, repeatsInWords } from '../input/warnings';
import type { Preview, SmsResult } from '../result/result';
import { toUtc } from '../time/dateTime';

/** How many warnings a campaign's preview lists. */
const listed = 10;

function timeOf(run: RunContext, { at, zone }: Draft): Preview['at'] {
	// No provider is told more than the second.
	const time = at?.startOf('second');
	const utc = toUtc(time);
	if (!time || utc === null) return null;
	const by = (name: string) => ({
		zone: name,
		time: time.setZone(name).toISO({ suppressMilliseconds: true }) ?? '',
	});
	return { utc, workflow: by(zone), account: by(run.account.zone) };
}

function previewOf(run: RunContext, draft: Draft): Preview {
	const { text, segments } = draft;
	return { text, ...segments, at: timeOf(run, draft), warnings: messageWarnings(draft) };
}

const sameOf = (one: Recipient) => `${one.to} ${draftOf(one)?.content}`;

/** How often each phone gets each text. */
function countTimes(recipients: readonly Recipient[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const one of recipients) times.set(sameOf(one), (times.get(sameOf(one)) ?? 0) + 1);
	return times;
}

/** Holds back what is only to be shown, with a preview of it. */
export function holdDryRuns(run: RunContext, recipients: readonly Recipient[]): void {
	const dry = recipients.filter((one) => !outcomeOf(one) && draftOf(one)?.settings.dryRun);
	const times = countTimes(dry);
	// Many recipients may share one text.
	const previews = new Map<Draft, Preview>();
	for (const one of dry) {
		const draft = draftOf(one) as Draft;
		const shared = previews.get(draft) ?? previewOf(run, draft);
		previews.set(draft, shared);
		const own = recipientWarnings(one, one.to === null ? 1 : (times.get(sameOf(one)) ?? 1));
		const preview = { ...shared, warnings: [...shared.warnings, ...own] };
		holdBack(run, one, { submission: 'notSent', reason: 'dryRun', preview, raw: {} });
	}
}

/** One preview for a campaign: its message is one, and its recipients are counted. */
export function previewOfCampaign(
	results: readonly SmsResult[],
	{ repeats = 0 }: OutputGroup,
): Preview | undefined {
	const previews = results.flatMap(({ preview }) => (preview ? [preview] : []));
	const [first] = previews;
	if (!first) return undefined;
	const all = [...new Set(previews.flatMap(({ warnings }) => warnings))];
	const more = all.length - listed;
	const warnings = [
		...all.slice(0, listed),
		...(more > 0 ? [moreInWords(more)] : []),
		...(repeats > 0 ? [repeatsInWords(repeats)] : []),
	];
	return { ...first, recipients: previews.length, warnings };
}
