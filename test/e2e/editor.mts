import type { Locator, Page } from 'playwright-core';

import { OWNER } from '../../sandbox/start/owner.mts';
import { Form } from './form.mts';

/** One item of an output, by its columns. */
export type Row = Readonly<Record<string, string>>;

/** n8n's editor, with the hands and the eyes of a person. */
export class Editor {
	readonly page: Page;
	private readonly url: string;

	constructor(page: Page, url: string) {
		this.page = page;
		this.url = url;
	}

	async signIn(): Promise<void> {
		const { page } = this;
		await page.goto(`${this.url}/signin`);
		await page.getByLabel('Email').fill(OWNER.email);
		await page.getByLabel('Password').fill(OWNER.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		// What a person sees first: the workflows, with the examples.
		await page.waitForURL(({ pathname }) => pathname === '/home/workflows');
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
	}

	/** A new workflow in which the node was found by its name, and this action of it added. */
	async begin(name: string, action: string): Promise<void> {
		await this.newWorkflow();
		await this.add(await this.find(name), action);
	}

	/** Types a node's name into the list of nodes. @returns the entry of that name */
	async find(name: string): Promise<Locator> {
		const plus = this.page.getByTestId('canvas-add-button');
		await plus.or(this.page.getByTestId('node-creator-plus-button')).first().click();
		await this.page.getByTestId('node-creator-search-bar').fill(name);
		const named = this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
		const found = this.page.getByTestId('item-iterator-item').filter({ has: named });
		await found.waitFor();
		return found;
	}

	/** Opens a node's page in the list of nodes, and adds one of its actions. */
	async add(found: Locator, action: string): Promise<void> {
		await found.click();
		const entry = this.page.getByTestId('item-iterator-item').getByText(action, { exact: true });
		// Of a provider with a trigger, n8n shows the actions folded up below it.
		const folded = this.page.getByText(/^Actions \(\d+\)/);
		await entry.or(folded).first().waitFor();
		if (!(await entry.isVisible())) await folded.click();
		await entry.click();
		await this.panel.waitFor();
	}

	/** The open node: input, parameters and output. */
	get panel(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** The parameters of the open node. */
	get form(): Form {
		return new Form(this.page, this.page.getByTestId('node-parameters'));
	}

	/** The credential that is being edited. */
	get dialog(): Locator {
		return this.page.getByTestId('editCredential-modal');
	}

	/** The providers to which the open node is not connected yet. */
	async connections(): Promise<string[]> {
		const buttons = this.panel.getByRole('button', { name: /^Connect to / });
		await buttons.first().waitFor();
		const texts = await buttons.allInnerTexts();
		return texts.map((text) => text.replace('Connect to ', '').trim());
	}

	async newCredential(provider: string): Promise<Form> {
		await this.panel.getByRole('button', { name: `Connect to ${provider}` }).click();
		await this.dialog.waitFor();
		return new Form(this.page, this.dialog);
	}

	/** Saves the credential, which tests it. */
	async saveCredential(): Promise<void> {
		await this.dialog.getByTestId('credential-save-button').getByRole('button').click();
	}

	/** What the test of the credential being edited says against it. */
	async refusal(): Promise<string> {
		await this.dialog.getByText('Couldn’t connect with these settings').waitFor();
		await this.dialog.getByText('More details').click();
		return await this.dialog.getByTestId('node-credentials-config-container').innerText();
	}

	/** Opens the node's credential, waits until its test has passed, and closes it again. */
	async seeCredentialPass(): Promise<void> {
		await this.dialog.waitFor({ state: 'hidden' });
		await this.panel.getByTestId('credential-edit-button').click();
		await this.dialog.getByText('Connection tested successfully').waitFor();
		await this.dialog.getByRole('button', { name: 'Close this dialog' }).click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	/** Executes a node for the first time, and reads its output, which n8n shows as a table. */
	async execute(): Promise<Row[]> {
		await this.page.getByTestId('node-execute-button').click();
		return await this.output();
	}

	/** Executes a node that has an output already, until there is another one. */
	async executeAgain(): Promise<Row[]> {
		const old = JSON.stringify(await this.output());
		await this.page.getByTestId('node-execute-button').click();
		for (;;) {
			const rows = await this.output();
			if (JSON.stringify(rows) !== old) return rows;
			await this.page.waitForTimeout(200);
		}
	}

	/** Reads the output of the open node, once there is one. */
	async output(): Promise<Row[]> {
		const table = this.page.getByTestId('output-panel').getByRole('table');
		await table.waitFor();
		return await table.evaluate(readRows);
	}
}

/** Runs in the page. */
function readRows(table: Element): Row[] {
	const cellsOf = (row: Element): string[] =>
		Array.from(row.querySelectorAll('th, td'), (cell) => cell.textContent?.trim() ?? '');
	const [head = [], ...rows] = Array.from(table.querySelectorAll('tr'), cellsOf);
	return rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place] ?? ''])));
}
