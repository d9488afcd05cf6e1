import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';

/**
 * What a person does once, above the fields.
 * @param place where the provider's page is, and what it calls the URL
 */
export function setUpNotice(place: string): INodeProperties {
	return {
		displayName: `1. Enter a Secret below. 2. Publish the workflow. 3. Open 'Webhook URLs' above, copy the whole Production URL, and enter it ${place}.`,
		name: 'setUp',
		type: 'notice',
		default: '',
	};
}

/**
 * What n8n says while a node has not been called yet.
 * @param form a body for trying it out, as the provider would send it
 */
export function triggerPanel(provider: string, form: string): TriggerPanelDefinition {
	const test = `<b>To try it out</b>, press the button above. Then enter the <b>Test URL</b> at ${provider} and text your number, or simulate ${provider} on the command line:<br /><br /><code>curl -d '${form}' 'Test URL'</code><br /><br />`;
	const live = `calls from ${provider} to the <b>Production URL</b> start the workflow. The executions appear in the <a data-key="executions">executions list</a>, but not in the editor.`;
	return {
		header: '',
		executionsHelp: {
			inactive: `${test}<b>When the workflow is published</b>, ${live}`,
			active: `${test}<b>The workflow is published</b>: ${live}`,
		},
		activationHint: `Publish the workflow, then enter the Production URL at ${provider}.`,
	};
}
