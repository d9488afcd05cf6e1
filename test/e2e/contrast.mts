import type { Page } from 'playwright-core';

const LEAST = 4.5;

/** The visible texts of a page whose contrast is below 4.5, each with its contrast. */
export async function faintTexts(page: Page): Promise<string[]> {
	return await page.evaluate((least) => {
		const partsOf = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
		/** Relative luminance, as WCAG 2 has it. */
		const luminance = (colour: string): number => {
			const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
				const share = part / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const groundOf = (element: Element | null): string => {
			if (element === null) return 'rgb(255, 255, 255)';
			const { backgroundColor } = getComputedStyle(element);
			return partsOf(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
		};
		const faint: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const words = texts.currentNode.textContent?.trim() ?? '';
			const element = texts.currentNode.parentElement;
			if (words === '' || element === null || !element.checkVisibility()) continue;
			const [dark = 0, light = 0] = [getComputedStyle(element).color, groundOf(element)]
				.map(luminance)
				.sort((a, b) => a - b);
			const contrast = (light + 0.05) / (dark + 0.05);
			if (contrast < least) faint.push(`${words}: ${contrast.toFixed(2)}`);
		}
		return faint;
	}, LEAST);
}
