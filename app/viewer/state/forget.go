package state

import "slices"

// ForgetSource lets go of the bytes of a source. Nothing of it can be had any more.
type ForgetSource struct{ Source int }

func (ForgetSource) effect() {}

// letGo forgets the source of a version that was taken away, if it was the last of its source. A comparison that can
// still be come back to keeps its sources: they are read again when the engine is started anew.
func (m Model) letGo(ref Ref) []Effect {
	if m.Result != nil && (m.Result.Old.Ref.Source == ref.Source || m.Result.New.Ref.Source == ref.Source) {
		return nil
	}
	if slices.ContainsFunc(m.Versions, func(e Entry) bool { return e.Ref.Source == ref.Source }) {
		return nil
	}
	return []Effect{ForgetSource{ref.Source}}
}

// letGoOf forgets what only a comparison was made of whose place another has taken: the words that a box held before,
// what the page around gave before.
func (m Model) letGoOf(gone *Result) []Effect {
	if gone == nil {
		return nil
	}
	old, new := gone.Old.Ref, gone.New.Ref
	if old.Source == new.Source {
		return m.letGo(old)
	}
	return append(m.letGo(old), m.letGo(new)...)
}
