import { useSuggestions } from '@village-butcher/sdk/react';

/** At most three things that help right now, each with its reason. */
export function Shelf({ store }: { store: string }) {
  const { suggestions, error } = useSuggestions({ store, purposes: ['recipes'], limit: 3 });
  if (error && !suggestions) return <p role="alert">Nothing to show ({error.code}).</p>;
  if (!suggestions) return <p>One moment …</p>;
  const { items, notChecked, emptyBecause } = suggestions;
  return (
    <section>
      <h2>Here, today</h2>
      {notChecked.length > 0 && <p>Not checked: {notChecked.join(', ')}</p>}
      <ul>
        {items.map(({ ref, title, reasons }) => (
          <li key={ref}>
            <strong>{title}</strong>: {reasons[0]?.text}
          </li>
        ))}
      </ul>
      {emptyBecause && <p>{emptyBecause.text}</p>}
    </section>
  );
}
