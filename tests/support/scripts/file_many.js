// Files drafts through the page's own modules, as fast as a phone can: what a thumb does is tested elsewhere.
async ([assignment, first, count, words]) => {
  const from = (name) => import(`/static/encounters/${name}.mjs`);
  const [{ born, keeper, bodyOf, titleOf }, { file }, { recall }, { prepared }, { kitOf }] = await Promise.all(["drafts", "filing", "vault", "answers", "kit"].map(from));
  const reader = await recall("reader");
  const form = prepared(await recall("form"));
  const kit = await kitOf(reader.account);
  const found = kit.assignments.find((each) => each.id === assignment);
  const records = [];
  for (let number = first; number < first + count; number += 1) {
    const draft = await born({ form, part: reader.parts[0], assignment: found, ordinal: number });
    draft.answers.contact_result = "gone_on_arrival";
    draft.narrative = `${words} ${number}`;
    await keeper(reader.account, draft, () => {}).saveNow();
    records.push(await file(reader.account, draft, { body: bodyOf(form, draft), title: titleOf(draft), seconds: 5 }));
  }
  return records;
}
