import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

const nlp = winkNLP(model);

/** What wink-nlp makes of a text with its web model, which knows dates but no names of people, places or organisations. */
export function read(text) {
  const entities = nlp.readDoc(text).entities().out(nlp.its.detail);
  return { names: 0, dates: entities.filter(({ type }) => type === "DATE" || type === "TIME" || type === "DURATION").length };
}
