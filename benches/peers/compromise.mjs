import nlp from "compromise";
import dates from "compromise-dates";

nlp.extend(dates);

/** How many names and dates compromise finds in a text. */
export function read(text) {
  const doc = nlp(text);
  const names = [doc.people(), doc.places(), doc.organizations()].reduce((sum, found) => sum + found.json().length, 0);
  return { names, dates: doc.dates().json().length };
}
