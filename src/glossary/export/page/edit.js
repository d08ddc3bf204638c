/* Decisions, in the page that `glossary serve` gives: each is saved at once, by the server. */

const FIRST_FIELDS = ['zh_hans', 'zh_hant', 'en', 'note'];
const MORE_FIELDS = ['other_zh', 'other_en', 'short', 'deprecated', 'kind', 'subject_field', 'reviewer', 'forbidden'];
const FIELDS = [...FIRST_FIELDS, ...MORE_FIELDS];

class Editor {
  constructor(onChange) {
    this.onChange = onChange;
    this.form = null;
  }

  /** The buttons of an entry; a decision that stands already is taken back by its own button. */
  actions(concept) {
    const verdict = (key, status, action) => make('button', {
      type: 'button', class: `act is-${status}`, 'aria-pressed': String(concept.status === status), 'aria-keyshortcuts': key,
      onclick: () => this.setStatus(concept, status),
    }, [word(action)]);
    return [make('div', { class: 'actions', role: 'group' }, [
      verdict('A', 'approved', 'approve'),
      verdict('R', 'rejected', 'reject'),
      make('button', { type: 'button', class: 'act', 'aria-keyshortcuts': 'E', onclick: () => this.openForm(concept) }, [word('edit')]),
    ])];
  }

  letters(concept) {
    return {
      a: () => this.setStatus(concept, 'approved'),
      r: () => this.setStatus(concept, 'rejected'),
      e: () => this.openForm(concept),
      u: () => this.undo(),
    };
  }

  choices(concept, language, text) {
    return [make('button', { type: 'button', class: 'act', onclick: () => this.decide(concept, { choice: { language, text } }, text) }, [word('choose')])];
  }

  setStatus(concept, status) {
    const wanted = concept.status === status ? 'new' : status;
    return this.decide(concept, { values: { status: wanted } }, word(`status.${wanted}`));
  }

  /** Sends one decision; `version` is that of the entry that the reader has before their eyes. */
  async decide(concept, decision, shown) {
    const answer = await shelf.ask('decide', { id: concept.id, version: concept.version, shown, ...decision });
    return this.took(answer, 'decided', shown);
  }

  async undo() {
    const answer = await shelf.ask('undo', {});
    if (answer && !answer.packed) tell(word('nothing_to_undo'));
    else await this.took(answer, 'undone', answer?.shown);
  }

  async took(answer, key, shown) {
    if (!answer) return false;
    const [concept] = unpack(answer.packed);
    if (!answer.is_stale && !answer.fault) tell(word(key, { text: shown }));
    this.onChange(concept);
    return !answer.is_stale && !answer.fault;
  }

  /** Puts the form in the place of the buttons; what was typed before and not saved is there again. */
  openForm(concept) {
    const draft = JSON.parse(memory.get(`draft.${concept.id}`) || 'null');
    if (draft) tell(word('draft'));
    const fields = (names) => names.map((name) => this.field(name, concept.editable[name], draft?.[name]));
    const keep = () => memory.set(`draft.${concept.id}`, JSON.stringify(this.changes(form, concept, true)));
    const form = make('form', {
      class: 'edit', oninput: keep,
      onsubmit: (event) => {
        event.preventDefault();
        this.save(form, concept);
      },
    }, [
      ...fields(FIRST_FIELDS),
      make('details', { open: MORE_FIELDS.some((name) => name in (draft || {})) }, [
        make('summary', { class: 'link' }, [word('edit.more')]), make('div', {}, fields(MORE_FIELDS)),
      ]),
      make('div', { class: 'actions' }, [
        make('button', { type: 'submit', class: 'act is-main' }, [word('save')]),
        make('button', { type: 'button', class: 'act', onclick: () => this.cancel() }, [word('cancel')]),
      ]),
    ]);
    this.form = { element: form, concept };
    document.querySelector('#entry .actions').replaceWith(form);
    form.querySelector('[name=en]').focus();
  }

  field(name, value, draft) {
    const shown = draft ?? value;
    if (name === 'forbidden') {
      return make('label', { class: 'tick' }, [make('input', { type: 'checkbox', name, checked: shown === 'TRUE' }), word('edit.forbidden')]);
    }
    let control;
    if (name === 'kind') {
      const kinds = Object.keys(known.words.en).filter((key) => key.startsWith('kind.')).map((key) => key.slice(5));
      control = make('select', { name }, kinds.map((kind) => make('option', { value: kind, selected: kind === shown }, [word(`kind.${kind}`)])));
    } else if (name === 'note') {
      control = make('textarea', { name, rows: 2, dir: 'auto' }, [shown]);
    } else {
      control = make('input', { type: 'text', name, value: shown, dir: 'auto', autocomplete: 'off' });
    }
    return make('label', {}, [make('span', {}, [word(`edit.${name}`)]), control]);
  }

  /** What the form says otherwise than the entry. */
  changes(form, concept) {
    const changes = {};
    for (const field of FIELDS) {
      const control = form.elements[field];
      const value = field === 'forbidden' ? (control.checked ? 'TRUE' : 'FALSE') : control.value;
      if (value !== concept.editable[field]) changes[field] = value;
    }
    return changes;
  }

  async save(form, concept) {
    const values = this.changes(form, concept);
    if (!Object.keys(values).length) {
      this.cancel();
      return;
    }
    if (await this.decide(concept, { values }, values.en || concept.en)) memory.set(`draft.${concept.id}`, null);
  }

  /** The entry is drawn anew, and the form with it is gone; what was typed is kept. */
  forget() {
    this.form = null;
  }

  /** Puts the form away, and what was typed with it; says whether there was one. */
  cancel() {
    if (!this.form) return false;
    const { concept } = this.form;
    memory.set(`draft.${concept.id}`, null);
    this.onChange(concept);
    document.getElementById('entry').focus();
    return true;
  }
}
