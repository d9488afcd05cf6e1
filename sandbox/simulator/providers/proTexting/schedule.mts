import type { Plan } from '../../book.mts';
import { toE164 } from '../../phones.mts';
import type { Answer } from '../../types.mts';
import {
	DEFAULT_CAMPAIGN_NAME,
	type Campaign,
	type Content,
	type ScheduledSingle,
} from './account.mts';
import { failField, failHttp, pageOf, reply, type Call } from './call.mts';
import { dispatchCampaign, dispatchScheduled, ROTATING_SENDER } from './dispatch.mts';
import {
	contentFields,
	integerField,
	phoneField,
	refusePhone,
	refuseSwitches,
	textField,
	type Read,
} from './input.mts';
import { refuseCost } from './messages.mts';
import { valuesOf } from './page.mts';
import { campaignXml, spellCampaign, spellSingle } from './rows.mts';
import { listOf, parseDate, xmlDocument } from './wire.mts';

/** POST sms/send-single-schedule-message (page schedule-single-sms-mms). A past time is sent at once. */
export function scheduleSingle(call: Call): Answer {
	const phone = phoneField(call, 'MobilePhone');
	if ('refusal' in phone) return phone.refusal;
	const content = contentFields(call, true);
	if ('refusal' in content) return content.refusal;
	const at = dateField(call, true);
	if ('refusal' in at) return at.refusal;
	const refusal =
		refuseSwitches(call, ['MmsHighResolution']) ??
		refusePhone(call, phone.value) ??
		refuseCost(call, content.value, 1);
	if (refusal) return refusal;
	const { world, account } = call;
	const plan = planFor(call, content.value, at.value);
	const scheduled: ScheduledSingle = {
		...content.value,
		id: account.nextScheduleId++,
		phone: phone.value,
		at: at.value,
		status: scheduleStatus(call, content.value),
		plan,
	};
	world.journal.include(plan, String(scheduled.id), toE164(phone.value));
	account.scheduledSingles.set(scheduled.id, scheduled);
	scheduled.appointment = world.agenda.at(at.value, (now) =>
		dispatchScheduled(world, account, scheduled, Math.max(now, call.request.at)),
	);
	return reply(call, [spellSingle(scheduled)]);
}

/** POST sms/send-group-schedule-message; without DateTime it goes out at once (page send-group-sms-mms). */
export function scheduleGroup(call: Call): Answer {
	const content = contentFields(call, true);
	if ('refusal' in content) return content.refusal;
	const fields = campaignFields(call);
	if ('refusal' in fields) return fields.refusal;
	const { contactIds, at } = fields.value;
	const refusal =
		refuseSwitches(call, ['MmsHighResolution']) ??
		refuseCost(call, content.value, contactIds.length);
	if (refusal) return refusal;
	const { world, account } = call;
	const id = account.nextCampaignId++;
	const status = scheduleStatus(call, content.value);
	const plan = planFor(call, content.value, at, fields.value);
	const campaign: Campaign = { ...content.value, ...fields.value, id, status, plan };
	for (const contactId of contactIds) {
		const number = account.contacts.get(contactId)?.number ?? '';
		world.journal.include(plan, String(contactId), toE164(number));
	}
	account.campaigns.set(id, campaign);
	account.scheduledCampaigns.set(id, campaign);
	world.agenda.at(at, (now) =>
		dispatchCampaign(world, account, campaign, Math.max(now, call.request.at)),
	);
	return replyCampaigns(call, [campaign]);
}

/** GET sms/single-schedule-messages: 100 a page, without X-Pagination headers. */
export function listSingles(call: Call): Answer {
	const { members } = pageOf(call, valuesOf(call.account.scheduledSingles));
	return reply(call, members.map(spellSingle));
}

/** GET sms/group-schedule-messages. */
export function listGroups(call: Call): Answer {
	const { members } = pageOf(call, valuesOf(call.account.scheduledCampaigns));
	return replyCampaigns(call, members);
}

/**
 * DELETE sms/delete-single-schedule-message. How the id is passed is not documented: taken
 * from the query as the sibling endpoints do, or from the body.
 */
export function deleteSingle(call: Call): Answer {
	const given = call.query.get('id') ?? call.query.get('Id') ?? call.body['id'] ?? call.body['Id'];
	const scheduled = call.account.scheduledSingles.get(Number(given ?? NaN));
	if (scheduled === undefined) return failHttp(call, 'notFound', 'Scheduled message not found.');
	scheduled.appointment?.cancel();
	call.world.journal.withdraw(scheduled.plan, String(scheduled.id));
	call.account.scheduledSingles.delete(scheduled.id);
	return reply(call, [{ message: 'Single Scheduled Message successfully deleted!' }]);
}

/** What the inbox shows until its time has come; a campaign with the names of its groups. */
function planFor(
	{ world, account }: Call,
	{ text, subject, mmsTemplateId }: Content,
	at: number,
	campaign?: Pick<Campaign, 'name' | 'groupIds'>,
): Plan {
	const kind = mmsTemplateId === undefined ? 'SMS' : 'MMS';
	const content = { provider: 'proTexting', from: ROTATING_SENDER, text, kind, subject } as const;
	if (campaign === undefined) return world.journal.plan({ content, at });
	const groups = campaign.groupIds.map((id) => {
		const group = account.groups.get(Number(id));
		return { name: group?.name ?? id, recipients: group?.contactIds.length ?? 0 };
	});
	return world.journal.plan({ content, at, campaign: { name: campaign.name, groups } });
}

function dateField(call: Call, isRequired: boolean): Read<number> {
	const text = textField(call, 'DateTime');
	if ('refusal' in text) return text;
	if (text.value === '' && !isRequired) return { value: call.request.at };
	const value = parseDate(text.value);
	if (value !== undefined) return { value };
	const problem = text.value === '' ? 'DateTime cannot be blank.' : 'DateTime is not a valid date.';
	return { refusal: failField(call, 'DateTime', problem) };
}

function campaignFields(
	call: Call,
): Read<Pick<Campaign, 'name' | 'at' | 'groupIds' | 'typeRecipients' | 'contactIds'>> {
	const name = textField(call, 'CampaignName');
	if ('refusal' in name) return name;
	const at = dateField(call, false);
	if ('refusal' in at) return at;
	const type = integerField(call, 'TypeRecipients');
	if ('refusal' in type) return type;
	const typeRecipients = type.value ?? 0;
	const groupIds = listOf(call.body['GroupIds']).map(String);
	if (groupIds.length === 0) {
		return { refusal: failField(call, 'GroupIds', 'GroupIds cannot be blank.') };
	}
	const unknown = groupIds.find((id) => !call.account.groups.has(Number(id)));
	if (unknown !== undefined) {
		return { refusal: failField(call, 'GroupIds', `Group ${unknown} does not exist.`) };
	}
	const contactIds = contactsOf(call, groupIds, typeRecipients === 1);
	const value = { name: name.value || DEFAULT_CAMPAIGN_NAME, at: at.value, groupIds };
	return { value: { ...value, typeRecipients, contactIds } };
}

/** Each contact once. Type 1 are the double opt-in contacts; 0 is read as everybody. */
function contactsOf(call: Call, groupIds: readonly string[], isDoubleOnly: boolean): number[] {
	const { groups, contacts } = call.account;
	const ids = new Set(groupIds.flatMap((id) => groups.get(Number(id))?.contactIds ?? []));
	return [...ids].filter((id) => !isDoubleOnly || contacts.get(id)?.doubleOptIn);
}

/** An MMS waits for its template: pending, or the account's owner has to do something. */
function scheduleStatus(call: Call, { mmsTemplateId }: Content): number {
	const template = call.account.templates.get(mmsTemplateId ?? 0)?.status ?? 3;
	if (template === 3) return 3;
	return template < 3 ? 1 : 2;
}

function replyCampaigns(call: Call, campaigns: readonly Campaign[]): Answer {
	const rows = campaigns.map(spellCampaign);
	return reply(call, rows, { xml: () => xmlDocument(rows.map(campaignXml).join('')) });
}
