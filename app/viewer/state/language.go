package state

import "github.com/stet-diff/stet/web/words"

type (
	// LanguageChosen is the reader's choice of the interface's language.
	LanguageChosen struct{ Code string }
	// Spoken brings the words of the language that the page speaks from now on.
	Spoken struct{ Words words.Words }

	// UseLanguage has the page and the engine speak a language; Spoken answers.
	UseLanguage struct{ Code string }
)

func (LanguageChosen) msg() {}
func (Spoken) msg()         {}
func (UseLanguage) effect() {}

// spoken draws everything in the new words, the rows too.
func (m Model) spoken(msg Spoken) (Model, []Effect) {
	m.Notice = m.Notice.again(m.Words, msg.Words)
	for side := range m.Panes {
		m.Panes[side].Notice = m.Panes[side].Notice.again(m.Words, msg.Words)
	}
	m.Words = msg.Words
	if m.Busy.Working() {
		m.Shown = "" // what is drawn meanwhile is drawn again
	}
	if m.Screen != Comparing || m.Result == nil || m.Busy.Working() {
		return m, append(m.again(), SetTitle{m.titled()})
	}
	m.Shown = m.Layout()
	m.stood = m.Shown
	return m, append(m.again(), SetTitle{m.titled()}, Show{m.Shown})
}

// again is the notice in another language.
func (n *Notice) again(from, to words.Words) *Notice {
	if n == nil {
		return nil
	}
	said := *n
	for _, sentence := range []*string{&said.What, &said.Advice, &said.More} {
		*sentence = to.Again(from, *sentence)
	}
	return &said
}

// titled is the title of the article on the page; the start screen has none.
func (m Model) titled() string {
	if m.Screen != Comparing || m.Result == nil {
		return ""
	}
	return m.Result.New.Title
}
