/** Letters without accents, and beside them with. */
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀćđéƒǵĥíĵķĺḿńóṕɋŕśţúṽẃẋýźÁɃĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŢÚṼẂẊÝŹ';
/** A word of four letters and the gap before it. */
const WORD = 5;

/** Says the same with accents, and takes 40 % more room for it. What is filled in later stays. */
const accented = (text) => {
  const said = text.replaceAll(/\{\w+\}|[a-z]/gi, (one) => ACCENTED[PLAIN.indexOf(one)] ?? one);
  return [said, ...Array(Math.ceil((text.length * 0.4) / WORD)).fill('ĺóńǵ')].join(' ');
};

/** Says the same from right to left, by the marks of Unicode. */
const mirrored = (text) => `\u202e${text}\u202c`;

/** Languages that nobody speaks, by their tags: what they make of English, and how it runs. */
export const PSEUDO = {
  'en-XA': { dir: 'ltr', say: accented },
  'ar-XB': { dir: 'rtl', say: mirrored },
};
