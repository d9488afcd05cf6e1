import { contract } from './contract.mts';
import { enswitch } from './fixtures/enswitch.mts';
import { proTexting } from './fixtures/proTexting.mts';
import { smsScheduler } from './fixtures/smsScheduler.mts';
import { voipCommunications } from './fixtures/voipCommunications.mts';

// The same fixtures, through the node in which the provider is a parameter.
for (const fixture of [enswitch, proTexting, smsScheduler, voipCommunications]) {
	contract(fixture, {
		name: `SMS Gateway with ${fixture.displayName}`,
		type: 'smsGateway',
		parameters: { provider: fixture.provider },
	});
}
