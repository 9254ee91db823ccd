package state

// save asks for the comparison as a file.
func (m Model) save(format string) (Model, []Effect) {
	if m.Result == nil || m.Result.Partial {
		return m, nil
	}
	return m, []Effect{Save{format}}
}
