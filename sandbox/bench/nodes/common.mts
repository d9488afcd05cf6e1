import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeProperties,
	INodeTypeDescription,
} from 'n8n-workflow';

const CREDENTIALS = ['proTextingApi', 'smsSchedulerApi', 'enswitchApi', 'voipCommunicationsApi'];

/** The description of a node that sends finished requests with a credential of this package. */
export function describeSender(
	name: string,
	displayName: string,
	own: INodeProperties[],
): INodeTypeDescription {
	return {
		name,
		displayName,
		group: ['output'],
		version: 1,
		description: displayName,
		defaults: { name: displayName },
		inputs: ['main'],
		outputs: ['main'],
		credentials: CREDENTIALS.map((credential) => ({ name: credential })),
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
			...own,
		],
	};
}

/** One request as a plain node makes it: n8n's helper adds the credential and parses the answer. */
export async function sendOne(
	context: IExecuteFunctions,
	credential: string,
	request: IHttpRequestOptions,
): Promise<IDataObject> {
	const { httpRequestWithAuthentication } = context.helpers;
	const answer: unknown = await httpRequestWithAuthentication.call(context, credential, request);
	return { answer: answer as IDataObject };
}
