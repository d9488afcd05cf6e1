import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import type { RunResult } from '../../sandbox/engine/engine.mts';
import type { ProviderName } from '../../sandbox/simulator/types.mts';
import { phone, shown, useBench } from './support.mts';

const own: INodeParameters = {
	senderId: 123,
	from: '2125550000',
	smsSchedulerSenderId: 123,
	enswitchFrom: '2125550000',
};

const credentialOf: Partial<Record<ProviderName, string>> = {
	proTexting: 'proTextingApi',
	smsScheduler: 'smsSchedulerApi',
	enswitch: 'enswitchApi',
	voipCommunications: 'voipCommunicationsApi',
};

/** What is asked of the node, beside its chain. */
export interface Asked {
	operation?: string;
	parameters?: INodeParameters;
	items?: IDataObject[];
	onError?: OnError;
	retryOnFail?: boolean;
	/** Who has a credential in the node; all unless given. */
	have?: ProviderName[];
	/** Fields of credentials that differ from the right ones. */
	wrong?: Partial<Record<ProviderName, IDataObject>>;
}

/** SMS Gateway on a bench, and who was asked by it. */
export function useGateway() {
	const bench = useBench();

	/** Runs SMS Gateway with a chain of providers: the first, and who takes over. */
	function ask(chain: ProviderName[], asked: Asked = {}) {
		const [provider, ...fallbacks] = chain as [ProviderName, ...ProviderName[]];
		const [resource = '', operation = ''] = (asked.operation ?? 'message.send').split('.');
		const named = (asked.have ?? chain).map((name) => [
			credentialOf[name],
			bench().credential(name, asked.wrong?.[name]),
		]);
		const { items = [{}], onError = 'continueRegularOutput', retryOnFail = false } = asked;
		return bench().engine.run({
			items,
			node: {
				type: 'smsGateway',
				parameters: {
					provider,
					resource,
					operation,
					fallbacks,
					simplify: false,
					to: phone(0),
					message: 'Hello',
					...own,
					...asked.parameters,
				},
				credentials: Object.fromEntries(named),
				onError,
				...(retryOnFail ? { retryOnFail, maxTries: 3, waitBetweenTries: 1 } : {}),
			},
		});
	}

	const refuse = (provider: ProviderName, status = 403) => bench().answer(provider, '', status);
	const askedOf = () => bench().requests.map(({ provider }) => provider);
	const took = (result: RunResult) =>
		shown(result).map((one) => [one.provider, one.submission] as const);

	/** Where each provider keeps the phones that it reached. */
	const ledger = () => bench().simulator.ledger.map(({ provider, phone: to }) => [provider, to]);

	return { bench, ask, refuse, askedOf, took, ledger };
}
