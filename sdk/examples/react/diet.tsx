import { useState } from 'react';
import type { Notice } from '@village-butcher/sdk';
import { type Giving, usePermission, usePermissions } from '@village-butcher/sdk/react';

const DIET = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const HERE = { surface: 'permission-centre' } as const;
const EIGHT_WEEKS_MS = 56 * 86_400_000;

/** One permission as a sentence, its state, and the way in and out. */
export function Diet() {
  const { standing, error } = usePermissions();
  const { verdict, pending, grant, withdraw, undo, ...diet } = usePermission(DIET);
  const [isAsked, ask] = useState(false);
  const notice = standing?.notices[0];
  if (!standing || !notice) return <p>{error ? 'Not known now.' : 'One moment …'}</p>;

  const isOn = verdict === 'granted';
  const takeBack = () => withdraw({ ...HERE, control: 'switch' });
  const answer = (how?: Giving) => {
    ask(false);
    if (how) void grant(how);
  };
  return (
    <section>
      <h1>Diet → to my app → for recipes</h1>
      <button
        role="switch"
        aria-checked={isOn}
        aria-busy={pending}
        onClick={() => (isOn ? void takeBack() : ask(!isAsked))}
      >
        {isOn ? 'On' : 'Off'}
      </button>
      {isAsked && <Ask notice={notice} answer={answer} />}
      {undo && <button onClick={() => void undo(nameOf(notice))}>Undo</button>}
      {diet.error && <p role="alert">{diet.error.code}</p>}
    </section>
  );
}

/** Diet is specially protected: its text, and two answers that look the same. */
function Ask({ notice, answer }: { notice: Notice; answer: (how?: Giving) => void }) {
  const until = new Date(Date.now() + EIGHT_WEEKS_MS).toISOString();
  const how = { ...HERE, until, notice: nameOf(notice), control: 'allow' } as const;
  return (
    <div>
      <p lang={notice.locale}>{notice.text}</p>
      <button onClick={() => answer(how)}>Allow</button>
      <button onClick={() => answer()}>Don’t allow</button>
    </div>
  );
}

const nameOf = ({ id, version, locale }: Notice) => ({ id, version, locale });
