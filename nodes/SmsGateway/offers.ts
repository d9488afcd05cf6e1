import { operations as enswitchOperations } from '../Enswitch/operations';
import { enswitch } from '../Enswitch/provider';
import { searchEnswitchSenders } from '../Enswitch/lists/senders';
import { searchProTextingNumbers } from '../ProTexting/lists/numbers';
import { operations as protextingOperations } from '../ProTexting/operations';
import { protexting } from '../ProTexting/provider';
import { searchProTextingTemplates } from '../ProTexting/lists/templates';
import type { Offer } from './offer';
import { operations as smsSchedulerOperations } from '../SmsScheduler/operations';
import { smsScheduler } from '../SmsScheduler/provider';
import { operations as voipCommunicationsOperations } from '../VoipCommunications/operations';
import { voipCommunications } from '../VoipCommunications/provider';

/** Who can be chosen in this node; the first is preselected. */
export const offers: readonly Offer[] = [
	{
		provider: protexting,
		operations: protextingOperations,
		lists: { searchProTextingNumbers, searchProTextingTemplates },
	},
	{ provider: smsScheduler, operations: smsSchedulerOperations },
	{ provider: enswitch, operations: enswitchOperations, lists: { searchEnswitchSenders } },
	{ provider: voipCommunications, operations: voipCommunicationsOperations },
];
