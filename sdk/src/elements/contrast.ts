/** A colour as it is painted: red, green, blue and how much of them, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const WHITE: Colour = [1, 1, 1, 1];

/** Reads whatever a browser calls a colour, by painting it. */
export function colourReader(): (text: string) => Colour {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (text) => {
    if (!canvas) return WHITE;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255, alpha / 255];
  };
}

/** Colours one upon the other, the nearest first. */
export const onPaper = (layers: readonly Colour[]): Colour =>
  layers.toReversed().reduce((below, above) => over(above, below), WHITE);

const over = (above: Colour, below: Colour): Colour => {
  const [red, green, blue] = [0, 1, 2].map(
    (at) => above[at]! * above[3] + below[at]! * (1 - above[3]),
  );
  return [red!, green!, blue!, 1];
};

/** How far two colours are apart, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark, light] = [lightOf(one), lightOf(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const lightOf = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

const linear = (part: number): number =>
  part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
