import { PROPERTIES, type ValueKind } from './context.js';
import { NAMED, SHAPES, type Rule } from './shapes.js';
import { PREFIXES } from './terms.js';

const KIND_OF: Readonly<Record<ValueKind, string>> = {
  iri: 'sh:nodeKind sh:BlankNodeOrIRI',
  moment: 'sh:datatype xsd:dateTime',
  text: 'sh:datatype xsd:string',
};

/** The same rules as shapes of SHACL (W3C, 2017), in Turtle: what any engine checks a record with. */
export const shapesFile = (): string =>
  [
    '# The rules of a consent record (ISO/IEC TS 27560:2023, GDPR). Written from src/audit/records/shapes.ts.',
    ...Object.entries({ ...PREFIXES, sh: 'http://www.w3.org/ns/shacl#' }).map(
      ([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`,
    ),
    ...Object.entries(SHAPES).map(([type, rules]) => shapeOf(type, rules)),
  ].join('\n');

const shapeOf = (type: string, rules: readonly Rule[]): string =>
  `\nvb:${type.replace(':', '-')}-shape a sh:NodeShape ;\n  sh:targetClass ${type} ;\n` +
  (NAMED.has(type) ? '  sh:nodeKind sh:IRI ;\n' : '') +
  `${rules.flatMap(propertiesOf).join(' ;\n')} .\n`;

function propertiesOf(rule: Rule): readonly string[] {
  const { path, min, max, oneOf, is, each = [] } = rule;
  const own = [
    `sh:path ${path}`,
    `sh:minCount ${min}`,
    ...(max === undefined ? [] : [`sh:maxCount ${max}`]),
    KIND_OF[PROPERTIES.get(path)!],
    ...(oneOf ? [`sh:in ( ${oneOf.join(' ')} )`] : []),
    ...(is ? [`sh:class ${is}`] : []),
  ];
  const qualified = each.map(
    (type) =>
      `sh:path ${path} ; sh:qualifiedValueShape [ sh:class ${type} ] ; sh:qualifiedMinCount 1`,
  );
  return [own.join(' ; '), ...qualified].map((text) => `  sh:property [ ${text} ]`);
}
