import { searchEnswitchSenders } from '../Enswitch/lists/senders';
import { operations as enswitchOperations } from '../Enswitch/operations';
import { enswitch } from '../Enswitch/provider';
import { searchProTextingNumbers } from '../ProTexting/lists/numbers';
import { searchProTextingTemplates } from '../ProTexting/lists/templates';
import { operations as protextingOperations } from '../ProTexting/operations';
import { protexting } from '../ProTexting/provider';
import { operations as smsSchedulerOperations } from '../SmsScheduler/operations';
import { smsScheduler } from '../SmsScheduler/provider';
import { operations as voipCommunicationsOperations } from '../VoipCommunications/operations';
import { voipCommunications } from '../VoipCommunications/provider';
import type { Offer } from './offer';

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
