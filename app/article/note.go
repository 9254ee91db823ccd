package article

// A Note tells a reader what was guessed, cut or left out on the way to a version.
type Note struct {
	Code string   `json:",omitempty"` // a stable name of what is said; empty: the sentence has none
	Text string   // one or two whole sentences, in English
	Args []string `json:",omitempty"` // what the sentence names, in its order: numbers, and names of files; "" is a text without a name
}

// Sentences are the texts of notes.
func Sentences(notes []Note) (all []string) {
	for _, n := range notes {
		all = append(all, n.Text)
	}
	return all
}

// NotesOf makes notes without a code of sentences.
func NotesOf(sentences []string) (all []Note) {
	for _, s := range sentences {
		all = append(all, Note{Text: s})
	}
	return all
}
